"""The engines that come with `l10n`, one a module. Each module holds exactly one `Engine` value; its file name is the key."""
