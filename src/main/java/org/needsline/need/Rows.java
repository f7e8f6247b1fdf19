package org.needsline.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values as both databases take and give them. */
final class Rows {

    private Rows() {}

    static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    static @Nullable String code(@Nullable Coded constant) {
        return constant == null ? null : constant.code();
    }

    static <E> @Nullable E coded(ResultSet row, String column, Function<String, E> of) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : of.apply(code);
    }

    static String joined(List<String> codes) {
        return String.join(",", codes);
    }

    static List<String> split(@Nullable String codes) {
        return codes == null || codes.isEmpty() ? List.of() : List.of(codes.split(","));
    }
}
