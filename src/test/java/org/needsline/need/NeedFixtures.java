package org.needsline.need;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reports, decisions and units that the tests of this package share. */
final class NeedFixtures {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Monday to Friday, so that a test can be counted on fingers. */
    static final Step.Days WEEKDAYS = new Step.Days() {
        @Override
        public LocalDate dateOf(Instant moment) {
            return moment.atZone(ZONE).toLocalDate();
        }

        @Override
        public int workdaysBetween(LocalDate from, LocalDate to) {
            int count = 0;
            for (LocalDate date = from.plusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
                if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    count++;
                }
            }
            return count;
        }
    };

    private NeedFixtures() {}

    static Step step(Actor actor, Instant at) {
        return new Step(actor, at, WEEKDAYS);
    }

    static void units(JdbcTemplate jdbc) {
        Integer known = jdbc.queryForObject("select count(*) from unit where code = '990199'", Integer.class);
        if (known != null && known > 0) {
            return;
        }
        unit(jdbc, "990199", null, "DISTRICT");
        unit(jdbc, "990199100", "990199", "TOWN");
        for (int village = 201; village <= 209; village++) {
            unit(jdbc, "990199100" + village, "990199100", "VILLAGE");
        }
        unit(jdbc, "990199-roads", "990199", "DEPARTMENT");
        unit(jdbc, "990199100-roads", "990199100", "DEPARTMENT");
    }

    private static void unit(JdbcTemplate jdbc, String code, @Nullable String parent, String level) {
        jdbc.update(
                "insert into unit (code, parent_code, unit_level, name, name_en) values (?, ?, ?, ?, ?)",
                code,
                parent,
                level,
                "测试" + code,
                "Test " + code);
    }

    static NeedReport report(String village) {
        return report(village, null);
    }

    static NeedReport report(String village, @Nullable String key) {
        return new NeedReport(
                null,
                key,
                key != null,
                village,
                village + "001",
                Kind.LIFE,
                Category.LIGHTING,
                Scope.COMMON,
                86,
                false,
                LeftBehind.NONE,
                false,
                Channel.VISIT,
                "村口到卫生室没有路灯，晚上走路不安全，找我家3号楼2单元401欧阳春梅，电话13900000001",
                "村口至卫生室",
                new Reporter("欧阳春梅", "139 0000 0001", "ouyang@example.org", true),
                null);
    }

    static NeedReport described(String village, Category category, String description, String place) {
        NeedReport report = report(village);
        return new NeedReport(
                null,
                null,
                false,
                village,
                null,
                report.kind(),
                category,
                report.scope(),
                report.households(),
                false,
                LeftBehind.NONE,
                false,
                Channel.PHONE,
                description,
                place,
                null,
                null);
    }

    static NeedReport withNumber(NeedReport report, String number) {
        return copy(report, number, report.reporter(), report.registeredOn());
    }

    static NeedReport withPhone(NeedReport report, String phone) {
        return copy(report, null, new Reporter("孙某", phone, null, false), report.registeredOn());
    }

    static NeedReport registeredOn(NeedReport report, LocalDate day) {
        return copy(report, null, report.reporter(), day);
    }

    private static NeedReport copy(
            NeedReport report, @Nullable String number, @Nullable Reporter reporter, @Nullable LocalDate day) {
        return new NeedReport(
                number,
                report.idempotencyKey(),
                report.keyIsSecret(),
                report.village(),
                report.grid(),
                report.kind(),
                report.category(),
                report.scope(),
                report.households(),
                report.hardship(),
                report.leftBehind(),
                report.danger(),
                report.channel(),
                report.description(),
                report.place(),
                reporter,
                day);
    }

    static Classification ordinary() {
        return new Classification(Kind.LIFE, Category.LIGHTING, Urgency.ORDINARY);
    }

    static Classification urgent() {
        return new Classification(Kind.LIFE, Category.HOUSING, Urgency.URGENT);
    }

    static TriageDecision decision() {
        return new TriageDecision(
                "村口至卫生室路段增设路灯", "村口至卫生室", Kind.LIFE, Category.LIGHTING, Scope.COMMON, 86, false, LeftBehind.NONE);
    }

    static TriageDecision personalHardship() {
        return new TriageDecision(
                "困难老人家中修缮屋顶", "二组", Kind.LIFE, Category.HOUSING, Scope.PERSONAL, 1, true, LeftBehind.ELDER);
    }

    static ScreeningDecision acceptedByMeeting() {
        return new ScreeningDecision(
                ScreeningOutcome.ACCEPTED, DecidedBy.MEETING, null, null, "M-990199100201-2026-01 31:2:1", null);
    }

    static ScreeningDecision by(DecidedBy decidedBy, ScreeningOutcome outcome) {
        return new ScreeningDecision(
                outcome,
                decidedBy,
                outcome == ScreeningOutcome.REJECTED ? RejectionReason.UNREALISTIC : null,
                outcome == ScreeningOutcome.OUTSIDE_REMIT ? "属于铁路部门职责，已转告" : null,
                null,
                null);
    }

    static ClaimPlan plan(String unit) {
        return plan(unit, LocalDate.now(ZONE).plusDays(20));
    }

    static ClaimPlan plan(String unit, LocalDate promisedOn) {
        return new ClaimPlan(unit, "安装6盏太阳能路灯", "赵明", promisedOn, false, null, null);
    }

    static PromiseCap cap() {
        return cap(LocalDate.now(ZONE).plusDays(84));
    }

    static PromiseCap cap(LocalDate latest) {
        return new PromiseCap(60, latest);
    }
}
