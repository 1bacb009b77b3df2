"""What the work costs and how good it is: post-editing effort, the status page, quality against references."""
