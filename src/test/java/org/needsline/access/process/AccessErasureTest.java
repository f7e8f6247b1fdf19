package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.needsline.access.ExitGround;
import org.needsline.retention.CaseRegister;
import org.needsline.retention.Extent;
import org.needsline.retention.KeptCase;
import org.needsline.retention.PersonalData;
import org.needsline.support.EngineTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A name that somebody writes into an opinion, an objection, a wish or a report is gone after the erasure, in every column of every table. */
class AccessErasureTest extends LifeOfAnAccessRequest {

    @Autowired
    List<PersonalData> modules;

    @Autowired
    List<CaseRegister> registers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource database;

    private final String name = "周" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void wordsOfCommunitiesAndResidentsGoAndWhatWasDecidedStays() {
        accepted();
        lawful();
        answers("secretary.201", "oppose", "privateWords", name + "家不同意", "burden", "5");
        answers("secretary.202", "support");
        answers("secretary.203", "support");
        funded();
        jointlyReviewed();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields());
        acts.objects(number, name + "说不需要", "secretary.1201");
        complete(
                "UserTask_ReviewAccessObjection",
                "access-office.district",
                fields("objectionDecision", "dismissed", "privateAnswer", "已向" + name + "说明"));
        fires("CatchEvent_AccessPostingOver");
        signed();
        acts.asksForExit(number, LIUSHU, ExitGround.RESIDENTS_AGAINST, name + "上门反对", "secretary.201");
        acts.asksForExit(number, SHIQIAO, ExitGround.NOT_PAID, null, "secretary.202");
        runsJobs();
        complete(
                "UserTask_RateAccess",
                "secretary.201",
                fields("promiseKept", "1", "burden", "5", "wish", "exit", "privateWords", name + "仍反对"));
        runsJobs();
        fires("BoundaryEvent_RatingClosed");
        concluded("exit");
        endedAt("EndEvent_AccessExited");
        assertThat(places())
                .map(String::toLowerCase)
                .contains(
                        "access_target.words",
                        "access_target.exit_words",
                        "access_objection.words",
                        "access_objection.answer",
                        "access_rating.words",
                        "access_event.note");

        Map<String, Long> counted = rows(false);
        assertThat(rows(true)).isEqualTo(counted);

        assertThat(places()).isEmpty();
        assertThat(rows(true)).as("a repeat finds nothing").isEmpty();
        assertThat(request().legalBasis()).contains("养护管理办法");
        assertThat(timeline()).contains("consulted", "objected", "exitAsked");
        assertThat(jdbc.sql("select stance from access_target where number = ? and community = ?")
                        .params(number, LIUSHU)
                        .query(String.class)
                        .single())
                .isEqualTo("oppose");
    }

    @Test
    void aReportOfUnadmittedWorkLosesItsWordsAndStaysCounted() {
        start(UnadmittedWork.KEY, "secretary.201", Map.of("department", DEPARTMENT, "privateWhat", name + "要求每天填表"));
        assertThat(kept()).get().extracting(KeptCase::closedAt).isNull();
        complete(
                "UserTask_AnswerUnadmitted",
                "access-office.district",
                fields("unadmittedDecision", "upheld", "privateAnswer", "请转告" + name));
        assertThat(places()).isNotEmpty();
        rows(true);
        assertThat(places()).isEmpty();
        assertThat(jdbc.sql("select upheld from unadmitted_report where number = ?")
                        .param(number)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aRequestHasItsTimeOnlyOnceItIsOver() {
        accepted();
        assertThat(due(clock.instant().plus(Duration.ofDays(1)))).doesNotContain(number);
        acts.withdraws(number, "不做了", "officer.transport");
        runsJobs();
        assertThat(due(clock.instant())).doesNotContain(number);
        assertThat(due(clock.instant().plusSeconds(1))).contains(number);
        registers.forEach(register -> register.erased(number, clock.instant()));
        assertThat(due(clock.instant().plusSeconds(1))).doesNotContain(number);
    }

    private List<String> due(java.time.Instant before) {
        return registers.stream()
                .flatMap(register -> register.due(before, "", 10_000).stream())
                .map(KeptCase::number)
                .toList();
    }

    private Optional<KeptCase> kept() {
        return registers.stream()
                .flatMap(register -> register.find(number).stream())
                .max(Comparator.comparing(KeptCase::number));
    }

    private Map<String, Long> rows(boolean erase) {
        Map<String, Long> all = new java.util.TreeMap<>();
        transaction.executeWithoutResult(status -> modules.forEach(
                module -> (erase ? module.erased(number, Extent.RETENTION) : module.found(number, Extent.RETENTION))
                        .forEach((table, count) -> all.merge(table, count, Long::sum))));
        return all;
    }

    private List<String> places() {
        return EngineTables.andAllOthers(database).placesOf(name);
    }
}
