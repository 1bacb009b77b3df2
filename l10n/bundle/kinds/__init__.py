"""The kinds of output: each module holds one `BundleKind`, and its name is the key."""
