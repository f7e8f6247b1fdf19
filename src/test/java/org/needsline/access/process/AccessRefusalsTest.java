package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessOperation;
import org.needsline.access.AccessStatus;
import org.needsline.access.ExitGround;
import org.needsline.access.LegacyItems;
import org.needsline.access.UnadmittedReport;
import org.needsline.access.UnadmittedReports;
import org.needsline.scoring.ScoreLedger;
import org.springframework.beans.factory.annotation.Autowired;

/** What cannot be is refused with a sentence, and nothing is lost; and the ways around the gate: unadmitted and legacy work. */
class AccessRefusalsTest extends LifeOfAnAccessRequest {

    @Autowired
    UnadmittedReports reports;

    @Autowired
    LegacyItems legacy;

    @Autowired
    ScoreLedger scores;

    @Autowired
    AccessOperation operation;

    private void refused(String sentence, Object... changes) {
        opened();
        assertThatThrownBy(() -> complete("UserTask_FileAccessRequest", "officer.transport", application(changes)))
                .hasMessageContaining(sentence);
        assertThat(openTasks()).as("nothing is lost").containsExactly("UserTask_FileAccessRequest");
        assertThat(request().status()).isEqualTo(AccessStatus.DRAFT);
        assertThat(filing.communitiesOf(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "endsOn,2029-06-02,最长3年",
        "endsOn,2026-05-01,结束日期应晚于",
        "endsOn,2026-06-01,结束日期应晚于",
        "startsOn,2026-04-27,拟开始日期太近",
        "startsOn,2026-13-45,没有这一天",
        "workload,-1,工作量",
        "workload,400,工作量",
        "workload,1.55,小数",
        "money,-0.01,经费",
        "money,99999999,经费",
        "money,abc,数字",
        "staff,-2,人员",
        "kind,tax,事项类型",
        "privateLegalBasis,' ',法律法规依据",
        "privateReason,'',为何须由社区承担",
    })
    void whatCannotBe(String field, String value, String sentence) {
        refused(sentence, field, value);
    }

    @Test
    void theEarliestStartIs40WorkingDaysAhead() {
        String earliest = workday(40).toString();
        assertThat(earliest).isEqualTo("2026-04-28");
        filed("startsOn", earliest);
        assertThat(request().status()).isEqualTo(AccessStatus.CHECKING);
    }

    @Test
    void threeYearsToTheDayAreAllowed() {
        filed("startsOn", "2026-06-01", "endsOn", "2029-06-01");
        assertThat(request().status()).isEqualTo(AccessStatus.CHECKING);
    }

    @Test
    void withoutATargetCommunity() {
        refused("至少一个目标社区", "targets", List.of());
    }

    @Test
    void aCommunityTwice() {
        refused("重复", "targets", List.of(LIUSHU, SHIQIAO, LIUSHU));
    }

    @Test
    void aTargetThatIsNoCommunity() {
        refused("不是本区的村或社区", "targets", List.of("990101100"));
    }

    @Test
    void anEmergencyWithoutAResponseNumber() {
        refused("应急响应编号", "emergency", true);
        refused("应急响应编号", "emergency", true, "responseNumber", "洪水");
    }

    @Test
    void aWholeTownStandsForItsCommunities() {
        filed("targetTowns", List.of("990101100"), "targets", List.of("990101101201"));
        assertThat(filing.communitiesOf(number)).containsExactly(LIUSHU, SHIQIAO, XINTANG, "990101101201");
    }

    @Test
    void whoIsNoOfficerOfTheDepartmentCannotFileForIt() {
        assertThatThrownBy(() -> start(
                        AffairsAccess.KEY, "officer.housing", Map.of("privateItem", "事项", "department", DEPARTMENT)))
                .hasMessageContaining("不是该部门的承办人");
    }

    @Test
    void anOpinionAfterTheClosingDate() {
        accepted();
        moveTo(timer("BoundaryEvent_ConsultClosed").getDuedate().toInstant().plusSeconds(1));
        assertThatThrownBy(() -> answers("secretary.201", "support")).hasMessageContaining("征求意见已经截止");
        assertThat(filing.view(number).status()).isEqualTo(AccessStatus.REVIEWING);
    }

    @Test
    void oppositionNeedsAReasonAndTheBurdenAGrade() {
        accepted();
        assertThatThrownBy(() -> answers("secretary.201", "oppose")).hasMessageContaining("反对的理由");
        assertThatThrownBy(() -> answers("secretary.201", "support", "burden", "9"))
                .hasMessageContaining("1到5");
        answers("secretary.201", "support");
    }

    @Test
    void aPlainAdmissionIsNotRecommendedWhereAnOpinionIsMissing() {
        accepted();
        lawful();
        consulted();
        fires("BoundaryEvent_ReviewFundingTwice");
        assertThatThrownBy(this::jointlyReviewed).hasMessageContaining("未出具意见");
        complete(
                "UserTask_HoldJointReview",
                "access-office.district",
                fields("recommendation", "conditions", "privateNote", "补核经费后实施"));
        assertThat(openTasks()).containsExactly("UserTask_DecideAccess");
    }

    @Test
    void aReceiptForARequestThatLapsed() {
        filedAsEmergency();
        decided("admit");
        fires("BoundaryEvent_EmergencyOver");
        endedAt("EndEvent_AccessLapsed");
        assertThatThrownBy(() -> operation.received(number, LIUSHU, BigDecimal.TEN, "secretary.201"))
                .hasMessageContaining("已失效");
    }

    @Test
    void anAgreementOutsideTheDaysThatWereAdmittedOrThatEndsBeforeItBegins() {
        toBeSigned();
        assertThatThrownBy(() -> signed("runsFrom", "2026-06-01", "expiresOn", "2028-06-01"))
                .hasMessageContaining("到期日不能晚于批准的结束日期2028-05-31");
        assertThatThrownBy(() -> signed("runsFrom", "2026-05-31", "expiresOn", "2028-05-31"))
                .hasMessageContaining("生效日不能早于批准的开始日期2026-06-01");
        assertThatThrownBy(() -> signed("runsFrom", "2026-06-01", "expiresOn", "2026-05-31"))
                .hasMessageContaining("到期日应晚于生效日");
        assertThat(openTasks()).as("nothing is lost").containsExactly("UserTask_SignAgreement");
        signed("runsFrom", "2026-06-01", "expiresOn", "2028-05-31");
        assertThat(request().expiresOn()).isEqualTo("2028-05-31");
        assertThatThrownBy(() -> complete("UserTask_ConfirmReceipt", "secretary.201", fields("paid", -1)))
                .hasMessageContaining("到账经费");
        received("secretary.201");
    }

    @Test
    void anExitVoteByACommunityThatIsNoTarget() {
        running();
        assertThatThrownBy(() -> acts.asksForExit(number, "990101101201", ExitGround.NOT_PAID, null, "secretary.1201"))
                .hasMessageContaining("不是该事项的目标社区");
        acts.asksForExit(number, LIUSHU, ExitGround.NOT_PAID, null, "secretary.201");
        assertThatThrownBy(() -> acts.asksForExit(number, LIUSHU, ExitGround.NOT_PAID, null, "secretary.201"))
                .hasMessageContaining("已经要求退出");
    }

    @Test
    void noExitBeforeItRunsAndNoWithdrawalAfterItIsSigned() {
        accepted();
        assertThatThrownBy(() -> acts.asksForExit(number, LIUSHU, ExitGround.NOT_PAID, null, "secretary.201"))
                .hasMessageContaining("不能要求退出");
        madeGood();
        jointlyReviewed();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields());
        fires("CatchEvent_AccessPostingOver");
        assertThatThrownBy(() -> acts.objects(number, "晚了", "secretary.201")).hasMessageContaining("不在公示期");
        signed();
        assertThatThrownBy(() -> acts.withdraws(number, "不做了", "officer.transport"))
                .hasMessageContaining("不能撤回");
    }

    @Test
    void theStartFormBringsActsToTheCaseForThoseWhoMay() {
        accepted();
        String request = number;
        String instance = instanceId;
        assertThatThrownBy(() -> start(
                        AccessAction.KEY,
                        "officer.housing",
                        Map.of("accessNumber", request, "accessAct", "withdraw", "privateWords", "撤")))
                .hasMessageContaining("只有申报部门");
        start(
                AccessAction.KEY,
                "officer.transport",
                Map.of("accessNumber", request, "accessAct", "withdraw", "privateWords", "改由本部门承担"));
        number = request;
        instanceId = instance;
        endedAt("EndEvent_AccessWithdrawn");
    }

    @Test
    void unadmittedWorkIsReportedAnsweredScoredAndCounted() {
        start(UnadmittedWork.KEY, "secretary.201", Map.of("department", "交通运输局", "privateWhat", "要求每周上报路况照片"));
        UnadmittedReport report = reports.require(number);
        assertThat(report.department()).isEqualTo(DEPARTMENT);
        assertThat(toldTo("access-office.district")).isNotEmpty();
        assertThat(timer("BoundaryEvent_AnswerUnadmittedOverdue").getDuedate()).isEqualTo(in(3));
        complete(
                "UserTask_AnswerUnadmitted",
                "access-office.district",
                fields("unadmittedDecision", "upheld", "privateAnswer", "未经准入，社区可不办理"));
        assertThat(reports.require(number).upheld()).isTrue();
        assertThat(scores.entriesOf(number))
                .extracting(entry -> entry.rule() + " " + entry.subject())
                .containsExactly("unadmittedTaskPushed " + DEPARTMENT);
        assertThat(toldTo("officer.transport")).isNotEmpty();
        assertThat(toldTo("secretary.201")).isNotEmpty();
        assertThat(passed()).contains("EndEvent_UnadmittedUpheld");
    }

    @Test
    void aReportThatIsDismissedScoresNobody() {
        start(UnadmittedWork.KEY, "clerk.201", Map.of("department", "transport", "privateWhat", "按台账巡查道路"));
        complete(
                "UserTask_AnswerUnadmitted",
                "access-office.district",
                fields("unadmittedDecision", "dismissed", "privateAnswer", "属于台账事项"));
        assertThat(scores.entriesOf(number)).isEmpty();
        assertThat(passed()).contains("EndEvent_UnadmittedDismissed");
    }

    @Test
    void aReportThatIsNotAnsweredIn3WorkingDaysGoesUp() {
        start(UnadmittedWork.KEY, "secretary.201", Map.of("department", "水利", "privateWhat", "要求挂牌"));
        assertThat(timer("BoundaryEvent_AnswerUnadmittedReminder").getDuedate())
                .isEqualTo(Date.from(calendars.current().minusWorkdays(in(3).toInstant(), 1)));
        assertThat(timer("BoundaryEvent_AnswerUnadmittedTwice").getDuedate()).isEqualTo(in(6));
        fires("BoundaryEvent_AnswerUnadmittedReminder");
        fires("BoundaryEvent_AnswerUnadmittedOverdue");
        assertThat(toldTo("supervisor.district")).isNotEmpty();
        fires("BoundaryEvent_AnswerUnadmittedTwice");
        assertThat(toldTo("leading-group.district")).isNotEmpty();
    }

    @Test
    void legacyWorkIsNotUnadmittedUntil60WorkingDaysAreOver() {
        start(
                LegacyWork.KEY,
                "access-office.district",
                Map.of("privateItem", "河道保洁", "department", "水利", "legacyCommunities", "柳树村 石桥村"));
        assertThat(timer("BoundaryEvent_FilingOver").getDuedate()).isEqualTo(in(60));
        assertThat(legacy.carried(LIUSHU)).extracting(work -> work.number()).contains(number);
        assertThat(timer("BoundaryEvent_FilingReminder").getDuedate())
                .isEqualTo(Date.from(calendars.current().minusWorkdays(in(60).toInstant(), 10)));
        fires("BoundaryEvent_FilingReminder");
        fires("BoundaryEvent_FilingOver");
        assertThat(legacy.require(number).overAt()).isNotNull();
        assertThat(toldTo("officer.water")).hasSize(2);
        assertThat(toldTo("secretary.201"))
                .as("may refuse it from now on")
                .containsExactly("存量事项 " + number + " 逾期未申报");
        assertThat(passed()).contains("EndEvent_LegacyUnfiled");
    }

    @Test
    void namesWillDoAndTheRefusalSaysWhichWereMeant() {
        start(
                LegacyWork.KEY,
                "access-office.district",
                Map.of(
                        "privateItem",
                        "河道巡查",
                        "department",
                        "水利",
                        "legacyCommunities",
                        Spin.JSON(List.of(LIUSHU)),
                        "legacyTowns",
                        Spin.JSON(List.of("990101101"))));
        assertThat(legacy.carried("990101101201"))
                .extracting(work -> work.number())
                .contains(number);
        assertThatThrownBy(() -> legacyIn("柳树林")).hasMessageContaining("本区没有“柳树林”。是不是：示例·柳树村（示例·清河镇）？");
        assertThatThrownBy(() -> legacyIn("村")).hasMessageContaining("不止一个，请写清是哪一个：示例·柳树村（示例·清河镇）、示例·石桥村（示例·清河镇）");
        assertThatThrownBy(() -> legacyIn("xyz")).hasMessageContaining("请从列表中选择");
        assertThatThrownBy(() -> legacyIn("柳树村 " + LIUSHU)).hasMessageContaining("重复");
        assertThatThrownBy(() -> start(UnadmittedWork.KEY, "secretary.201", Map.of("privateWhat", "要求挂牌")))
                .hasMessageContaining("请选择是哪个部门");
        assertThatThrownBy(() ->
                        start(UnadmittedWork.KEY, "secretary.201", Map.of("department", "交通警察", "privateWhat", "要求挂牌")))
                .hasMessageContaining("是不是：示例·交通运输局");
    }

    private void legacyIn(String communities) {
        start(
                LegacyWork.KEY,
                "access-office.district",
                Map.of("privateItem", "河道巡查", "department", "水利", "legacyCommunities", communities));
    }

    @Test
    void anItemIsFoundByItsNameAmongThosePeopleCanActOn() {
        accepted();
        String request = number;
        String name = "只此一项" + request;
        jdbc.sql("update access_request set item = ? where number = ?")
                .params(name, request)
                .update();
        assertThatThrownBy(() -> start(
                        AccessAction.KEY,
                        "officer.transport",
                        Map.of("accessNumber", "没有这一项", "accessAct", "withdraw", "privateWords", "撤")))
                .hasMessageContaining("没有“没有这一项”。现有：");
        start(
                AccessAction.KEY,
                "officer.transport",
                Map.of("accessNumber", name, "accessAct", "withdraw", "privateWords", "改由本部门承担"));
        assertThat(filing.view(request).ending()).isEqualTo(AccessEnding.WITHDRAWN);
    }

    @Test
    void legacyWorkThatIsFiledStopsItsClock() {
        start(
                LegacyWork.KEY,
                "officer.transport",
                Map.of("privateItem", "道路巡查", "department", DEPARTMENT, "legacyCommunities", LIUSHU + "," + SHIQIAO));
        String work = number;
        String instance = instanceId;
        opened("privateItem", "", "legacyNumber", work);
        assertThat(request().item()).isEqualTo("道路巡查");
        complete("UserTask_FileAccessRequest", "officer.transport", application());
        assertThat(legacy.require(work).filedAs()).isEqualTo(number);
        instanceId = instance;
        assertThat(passed()).contains("ReceiveTask_AwaitFiling");
        assertThat(management.createJobQuery().processInstanceId(instance).count())
                .isZero();
    }
}
