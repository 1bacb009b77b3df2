// Whoever comes by a link from another page goes on from here: only then does the browser send the cookie along.
"use strict";
location.replace("/?in" + location.hash);
