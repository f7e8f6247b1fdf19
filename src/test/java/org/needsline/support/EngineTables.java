package org.needsline.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Everything that the engine has written down: all rows of all {@code ACT_*} tables, binary columns read as UTF-8. For proofs that what
 * residents say about themselves is in none of them.
 */
public final class EngineTables {

    private final List<Cell> cells;

    private record Cell(String place, String content) {}

    private EngineTables(List<Cell> cells) {
        this.cells = cells;
    }

    /** Reads the tables as they are committed now. */
    public static EngineTables of(DataSource database) {
        return of(database, "ACT_");
    }

    /** The same for every table of the system, and for what PostgreSQL keeps as large objects. */
    public static EngineTables andAllOthers(DataSource database) {
        return of(database, "");
    }

    private static EngineTables of(DataSource database, String prefix) {
        List<Cell> cells = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            List<String> tables = tables(connection, prefix);
            if (prefix.isEmpty()
                    && connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                tables.add("pg_largeobject");
            }
            for (String table : tables) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from " + table)) {
                    ResultSetMetaData columns = rows.getMetaData();
                    while (rows.next()) {
                        for (int column = 1; column <= columns.getColumnCount(); column++) {
                            String content = content(rows, column, columns.getColumnType(column));
                            if (content != null) {
                                cells.add(new Cell(table + "." + columns.getColumnName(column), content));
                            }
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine's tables could not be read", e);
        }
        return new EngineTables(cells);
    }

    private static List<String> tables(Connection connection, String prefix) throws SQLException {
        List<String> tables = new ArrayList<>();
        DatabaseMetaData about = connection.getMetaData();
        try (ResultSet found = about.getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                if (name.toUpperCase(Locale.ROOT).startsWith(prefix)
                        && "public".equalsIgnoreCase(found.getString("TABLE_SCHEM"))) {
                    tables.add(name);
                }
            }
        }
        if (tables.isEmpty()) {
            throw new IllegalStateException("There are no ACT_* tables: nothing would be proved");
        }
        return tables;
    }

    private static String content(ResultSet rows, int column, int type) throws SQLException {
        switch (type) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> {
                byte[] bytes = rows.getBytes(column);
                return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
            }
            default -> {
                return rows.getString(column);
            }
        }
    }

    /** Whether any cell contains the text. */
    public boolean contain(String text) {
        return !placesOf(text).isEmpty();
    }

    /** Table and column of each cell that contains the text; empty is what one hopes for. */
    public List<String> placesOf(String text) {
        return cells.stream()
                .filter(cell -> cell.content().contains(text))
                .map(Cell::place)
                .distinct()
                .toList();
    }

    /** How many cells there are: a proof over none proves nothing. */
    public int size() {
        return cells.size();
    }
}
