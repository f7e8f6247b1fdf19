package org.needsline.calendar;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code calendar_year} and {@code calendar_day}. */
@Repository
class CalendarYears {

    private final JdbcClient jdbc;

    CalendarYears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CalendarYear> all() {
        Map<Integer, Map<LocalDate, Boolean>> days = new HashMap<>();
        jdbc.sql("select cal_year from calendar_year")
                .query(Integer.class)
                .list()
                .forEach(year -> days.put(year, new HashMap<>()));
        jdbc.sql("select cal_year, on_date, workday from calendar_day").query(row -> {
            Map<LocalDate, Boolean> ofYear = days.get(row.getInt("cal_year"));
            if (ofYear != null) {
                ofYear.put(row.getObject("on_date", LocalDate.class), row.getBoolean("workday"));
            }
        });
        List<CalendarYear> years = new ArrayList<>();
        days.forEach((year, ofYear) -> years.add(new CalendarYear(year, ofYear)));
        return years;
    }

    /** Stores a year in the place of what was known of it. */
    void put(CalendarYear year, Instant now) {
        jdbc.sql("delete from calendar_day where cal_year = ?")
                .param(year.year())
                .update();
        jdbc.sql("delete from calendar_year where cal_year = ?")
                .param(year.year())
                .update();
        jdbc.sql("insert into calendar_year (cal_year, added_at) values (?, ?)")
                .params(year.year(), Timestamp.from(now))
                .update();
        year.days().forEach((date, workday) -> jdbc.sql(
                        "insert into calendar_day (cal_year, on_date, workday) values (?, ?, ?)")
                .params(year.year(), date, workday)
                .update());
    }
}
