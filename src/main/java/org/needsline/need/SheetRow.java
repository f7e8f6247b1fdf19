package org.needsline.need;

import java.util.Map;

/**
 * A line of a sheet.
 *
 * @param line as the spreadsheet program numbers it, the heading being line 1
 * @param cells texts by the heading of their column, without blanks around them
 */
record SheetRow(long line, Map<String, String> cells) {

    boolean isEmpty() {
        return cells.values().stream().allMatch(String::isEmpty);
    }
}
