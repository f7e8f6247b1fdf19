package org.needsline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.needsline.wording.Refusal;
import org.springframework.core.io.ClassPathResource;

class WorkCalendarTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<CalendarYear> PUBLISHED = PublishedSchedule.read(packaged());
    private static final WorkCalendar CALENDAR = calendar(PUBLISHED, Instant.parse("2026-09-28T01:00:00Z"));

    @Example
    void theRuleBookExample() {
        DueDate due = CALENDAR.plusWorkdays(at("2026-09-28", "10:00"), 5);

        assertThat(due.instant()).isEqualTo(at("2026-10-10", "17:30"));
        assertThat(due.provisional()).isFalse();
        assertThat(due.explanation().en())
                .isEqualTo("5 working days from 2026-09-28: 10-01…10-07 holiday, Saturday 10-10 is a make-up workday"
                        + " → 2026-10-10 17:30");
        assertThat(due.explanation().zh())
                .isEqualTo("自2026-09-28起5个工作日：10-01至10-07放假，10-10（周六）调休上班 → 2026-10-10 17:30");
    }

    @Example
    void anOrdinaryWeekNeedsNoWords() {
        assertThat(CALENDAR.plusWorkdays(at("2026-07-06", "09:00"), 2)
                        .explanation()
                        .en())
                .isEqualTo("2 working days from 2026-07-06 → 2026-07-08 17:30");
    }

    @Example
    void theServersDayIsNotTheDistrictsDay() {
        // 23:30 UTC on Sunday is Monday morning here.
        assertThat(CALENDAR.plusWorkdays(Instant.parse("2026-07-05T23:30:00Z"), 1)
                        .instant())
                .isEqualTo(at("2026-07-07", "17:30"));
        WorkCalendar lateEvening = calendar(PUBLISHED, Instant.parse("2026-07-05T16:00:00Z"));
        assertThat(lateEvening.today()).isEqualTo("2026-07-06");
        assertThat(lateEvening.startOfToday()).isEqualTo(Instant.parse("2026-07-05T16:00:00Z"));
        assertThat(lateEvening.endOfToday()).isEqualTo(Instant.parse("2026-07-06T16:00:00Z"));
    }

    @Example
    void hoursRunRoundTheClock() {
        DueDate due = CALENDAR.plusHours(at("2026-10-01", "22:15"), 4);

        assertThat(due.instant()).isEqualTo(at("2026-10-02", "02:15"));
        assertThat(due.explanation().en())
                .isEqualTo("4 hours round the clock from 2026-10-01 22:15 → 2026-10-02 02:15");
    }

    @Example
    void aDateBeyondThePublishedYearsIsProvisionalAndLeavesOutWeekendsOnly() {
        DueDate due = CALENDAR.plusWorkdays(at("2026-12-30", "09:00"), 3);

        // Friday, 1 January 2027 will be a holiday, but nobody has published it yet.
        assertThat(due.instant()).isEqualTo(at("2027-01-04", "17:30"));
        assertThat(due.provisional()).isTrue();
        assertThat(due.explanation().en()).contains("schedule of 2027 not yet published");
        assertThat(due.explanation().zh()).contains("2027年放假安排尚未公布");
        assertThat(CALENDAR.plusWorkdays(at("2026-12-30", "09:00"), 1).provisional())
                .isFalse();
    }

    @Example
    void datesOfAnotherYearNameIt() {
        assertThat(CALENDAR.plusWorkdays(at("2025-12-31", "09:00"), 1)
                        .explanation()
                        .en())
                .isEqualTo(
                        "1 working day from 2025-12-31: 2026-01-01…01-03 holiday, Sunday 2026-01-04 is a make-up workday"
                                + " → 2026-01-04 17:30");
    }

    @Example
    void theYearsOfTheNoticeHaveTheirKnownNumberOfWorkdays() {
        // 365 days less weekends and 13 statutory days off that fall on working days, as the notices count them.
        assertThat(CALENDAR.workdaysBetween(LocalDate.parse("2024-12-31"), LocalDate.parse("2025-12-31")))
                .isEqualTo(248);
        assertThat(CALENDAR.workdaysBetween(LocalDate.parse("2025-12-31"), LocalDate.parse("2026-12-31")))
                .isEqualTo(248);
    }

    @Property
    void theResultIsTheEndOfAWorkday(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int days) {
        Instant due = CALENDAR.plusWorkdays(at(from, "23:59"), days).instant();

        assertThat(CALENDAR.isWorkday(CALENDAR.dateOf(due))).isTrue();
        assertThat(due.atZone(ZONE).toLocalTime()).isEqualTo(LocalTime.of(17, 30));
    }

    @Property
    void asManyWorkdaysLieBetweenAsWereCounted(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate due =
                CALENDAR.dateOf(CALENDAR.plusWorkdays(at(from, "00:00"), days).instant());

        assertThat(CALENDAR.workdaysBetween(from, due)).isEqualTo(days);
    }

    @Property
    void aLaterStartOrALongerTimeIsNeverDueEarlier(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 0, max = 40) int later,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        Instant due = CALENDAR.plusWorkdays(at(from, "12:00"), days).instant();

        assertThat(CALENDAR.plusWorkdays(at(from.plusDays(later), "12:00"), days)
                        .instant())
                .isAfterOrEqualTo(due);
        assertThat(CALENDAR.plusWorkdays(at(from, "12:00"), days + 1).instant()).isAfter(due);
    }

    @Property
    void countingInTwoStepsIsCountingAtOnce(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 1, max = 30) int one,
            @ForAll @IntRange(min = 1, max = 30) int two) {
        Instant half = CALENDAR.plusWorkdays(at(from, "12:00"), one).instant();

        assertThat(CALENDAR.plusWorkdays(half, two).instant())
                .isEqualTo(CALENDAR.plusWorkdays(at(from, "12:00"), one + two).instant());
    }

    @Property
    void goingBackEndsOnAWorkdaySoManyBefore(
            @ForAll("days") LocalDate to, @ForAll @IntRange(min = 1, max = 30) int days) {
        LocalDate back = CALENDAR.dateOf(CALENDAR.minusWorkdays(at(to, "12:00"), days));

        assertThat(CALENDAR.isWorkday(back)).isTrue();
        assertThat(CALENDAR.workdaysBetween(back.minusDays(1), to.minusDays(1))).isEqualTo(days);
    }

    @Property
    void whatTheNoticeSaysPrevailsOverTheWeek(@ForAll("days") LocalDate date) {
        Boolean published = PUBLISHED.stream()
                .map(year -> year.days().get(date))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;

        assertThat(CALENDAR.isWorkday(date)).isEqualTo(published == null ? !weekend : published);
    }

    @Example
    void everyMakeUpDayCountsAndEveryHolidayDoesNot() {
        for (CalendarYear year : PUBLISHED) {
            year.days().forEach((date, workday) -> {
                Instant before = at(date.minusDays(1), "12:00");
                LocalDate next =
                        CALENDAR.dateOf(CALENDAR.plusWorkdays(before, 1).instant());
                if (workday) {
                    assertThat(next).isEqualTo(date);
                } else {
                    assertThat(next).isAfter(date);
                }
            });
        }
    }

    @Example
    void aFaultyFileIsRefusedWithTheReason() {
        assertThatThrownBy(() -> PublishedSchedule.read("no json")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PublishedSchedule.read("{}")).hasMessageContaining("years");
        assertThatThrownBy(() -> PublishedSchedule.read(year("2027-01-01/2027-13-01", "")))
                .hasMessageContaining("2027-13-01");
        assertThatThrownBy(() -> PublishedSchedule.read(year("2027-01-03/2027-01-01", "")))
                .hasMessageContaining("order");
        assertThatThrownBy(() -> PublishedSchedule.read(year("2028-01-01", ""))).hasMessageContaining("not in 2027");
        assertThatThrownBy(() -> PublishedSchedule.read(year("2027-01-01", "2027-01-01")))
                .hasMessageContaining("twice");
        assertThat(PublishedSchedule.read(year("2026-12-31/2027-01-02", "2027-01-09")))
                .hasSize(1);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 640).map(day -> LocalDate.of(2025, 1, 1)
                .plusDays(day));
    }

    private static String year(String off, String makeUp) {
        return "{\"years\":{\"2027\":{\"off\":[\"" + off + "\"],\"makeUpWorkdays\":["
                + (makeUp.isEmpty() ? "" : "\"" + makeUp + "\"") + "]}}}";
    }

    private static Instant at(String date, String time) {
        return at(LocalDate.parse(date), time);
    }

    private static Instant at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private static WorkCalendar calendar(List<CalendarYear> years, Instant now) {
        return new WorkCalendar(years, ZONE, LocalTime.of(17, 30), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String packaged() {
        try {
            return new ClassPathResource("calendar/holidays-cn.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged schedule cannot be read", e);
        }
    }
}
