package org.needsline.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code quiet_hours}: from when to when a channel leaves people in peace, in the district's time. Read at every attempt, so that a
 * change counts at once and what was held up elsewhere does not wake anybody either.
 */
@Repository
class QuietHours implements InitializingBean {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    QuietHours(JdbcClient jdbc, @Value("${needsline.zone:Asia/Shanghai}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /**
     * The quiet hours of a channel.
     *
     * @param from the first quiet minute
     * @param to the first minute that is not quiet any more; earlier than {@code from}: of the next morning
     */
    record Row(String channel, LocalTime from, LocalTime to, boolean enabled, int version) {}

    @Override
    public void afterPropertiesSet() {
        for (CSVRecord row : NotificationRules.rowsOf("notification/quiet-hours.csv")) {
            boolean known = jdbc.sql("select count(*) from quiet_hours where channel = ?")
                            .param(row.get("channel"))
                            .query(Integer.class)
                            .single()
                    > 0;
            if (!known) {
                add(row);
            }
        }
    }

    private void add(CSVRecord row) {
        try {
            jdbc.sql("insert into quiet_hours (channel, starts_at, ends_at, enabled, version) values (?, ?, ?, ?, 0)")
                    .params(
                            row.get("channel"),
                            row.get("from"),
                            row.get("to"),
                            Boolean.parseBoolean(row.get("enabled")))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node that starts at the same time was faster, with the same row.
            return;
        }
    }

    List<Row> all() {
        return jdbc.sql("select channel, starts_at, ends_at, enabled, version from quiet_hours order by channel")
                .query((row, i) -> new Row(
                        row.getString("channel"),
                        LocalTime.parse(row.getString("starts_at")),
                        LocalTime.parse(row.getString("ends_at")),
                        row.getBoolean("enabled"),
                        row.getInt("version")))
                .list();
    }

    /** The end of the quiet hours in which the moment lies; nothing when it is in none. */
    Optional<Instant> until(Channel channel, Instant moment) {
        return all().stream()
                .filter(row -> row.enabled() && row.channel().equals(channel.code()))
                .findFirst()
                .flatMap(row -> until(row.from(), row.to(), moment.atZone(zone)));
    }

    private static Optional<Instant> until(LocalTime from, LocalTime to, ZonedDateTime moment) {
        LocalTime time = moment.toLocalTime();
        LocalDate day = moment.toLocalDate();
        boolean overnight = to.isBefore(from);
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(to);
        if (from.equals(to) || !(overnight ? evening || morning : evening && morning)) {
            return Optional.empty();
        }
        LocalDate ends = overnight && evening ? day.plusDays(1) : day;
        return Optional.of(ends.atTime(to).atZone(moment.getZone()).toInstant());
    }

    /**
     * Changes the quiet hours of a channel.
     *
     * @throws Refusal conflict, if somebody changed them since they were read
     */
    void change(Row row) {
        int changed = jdbc.sql("update quiet_hours set starts_at = ?, ends_at = ?, enabled = ?, version = version + 1"
                        + " where channel = ? and version = ?")
                .params(row.from().toString(), row.to().toString(), row.enabled(), row.channel(), row.version())
                .update();
        if (changed == 0) {
            throw NotificationRules.changedMeanwhile();
        }
    }
}
