<?php
// Whether WordPress' own importer reads our files: prints what each of its parsers finds in them. Needs php-cli with its XML, a
// WordPress (Debian: `wordpress`) and github.com/WordPress/wordpress-importer; no database.
//
//     php tests/bench/wordpress.php /usr/share/wordpress ../wordpress-importer/src site/es/wordpress.xml
//
// All three parsers have to agree on authors and posts. A site's export that came back from dist/ is read in the same way.
[, $wordpress, $importer] = $argv;
define('ABSPATH', rtrim($wordpress, '/') . '/');
error_reporting(E_ALL);
require ABSPATH . 'wp-includes/class-wp-error.php';
function __($text, $domain = '') { return $text; }
function is_wp_error($value) { return $value instanceof WP_Error; }
foreach (['simplexml', 'xml', 'regex'] as $name) {
    require "$importer/parsers/class-wxr-parser-$name.php";
}
$failed = false;
foreach (array_slice($argv, 3) as $file) {
    $found = [];
    foreach (['WXR_Parser_SimpleXML', 'WXR_Parser_XML', 'WXR_Parser_Regex'] as $class) {
        $read = (new $class())->parse($file);
        if (is_wp_error($read)) {
            $found[] = json_encode($read->errors);
            $failed = true;
            continue;
        }
        $titles = array_column($read['posts'], 'post_title');
        $contents = array_sum(array_map('strlen', array_column($read['posts'], 'post_content')));
        $found[] = sprintf('WXR %s, authors %s, %d posts (%s), %d bytes of content', $read['version'],
            implode(', ', array_keys($read['authors'])), count($titles), implode(' | ', $titles), $contents);
    }
    $failed = $failed || count(array_unique($found)) !== 1;
    echo "$file\n  ", implode("\n  ", array_unique($found)), "\n";
}
exit($failed ? 1 : 0);
