"""Finals become a site: pages, feeds, sitemaps and files for other systems, from what was approved last.

level.py         as what an edition may be published: final, its beginning, or with a label
release.py       a published edition as plain values, and as edition.json: the memory of the out-tray
making.py        an edition becomes a release
addresses.py     where pages lie in the out-tray, and at which addresses readers find them
cross_links.py   links between the articles of the project
page.py index.py feeds.py sitemap.py wxr.py epub.py      what is made of releases
site.py          all files of the out-tray
"""
