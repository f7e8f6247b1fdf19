package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.needsline.access.AccessLedger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One access request through all ten links, as each office and community sees it on its screen, and the ledger afterwards. */
class AccessJourneyTest extends BrowserTest {

    private static final String LIUSHU = "990101100201";
    private static final String WANGJIANG = "990101101201";
    private static final String ITEM = "农村公路日常巡查协助";

    @Autowired
    AccessLedger ledger;

    @Autowired
    JdbcClient jdbc;

    private String number = "";

    @Test
    void aRequestIsFiledCheckedReviewedDecidedPostedSignedReceivedAndEvaluated() {
        filed();
        checked();
        reviewed();
        jointlyReviewed();
        decided();
        posted();
        signedAndReceived();
        evaluated();
        unadmittedWorkIsReported();
        legacyWorkIsEntered();
    }

    private void filed() {
        Tasklist officer = person("officer.transport");
        officer.begin("社区事务准入 Community affairs access", "access/AccessOpened").fill("privateItem", ITEM);
        picture(officer, "access-open");
        assertDone(officer.start());
        number = waitingFor("officer.990101-transport", "UserTask_FileAccessRequest");
        ScreenForm form = officer.pick("部门申报 File access request", number, "access/FileAccessRequest");
        form.fill(
                "kind", "task",
                "startsOn", LocalDate.parse("2026-03-10"),
                "endsOn", LocalDate.parse("2027-05-31"),
                "privateLegalBasis", "《农村公路养护管理办法》第十二条",
                "privateReason", "社区最熟悉路况",
                "targets", "柳树村",
                "targets", "望江社区",
                "workload", 24,
                "money", 4800,
                "staff", 0,
                "privatePowers", "无");
        Tasklist.Answer refused = officer.complete();
        assertThat(refused.done()).isFalse();
        assertThat(refused.said()).contains("拟开始日期太近");
        picture(officer, "access-file");
        form.fill("startsOn", LocalDate.parse("2026-06-01"));
        Tasklist.Answer accepted = officer.complete();
        assertDone(accepted);
        assertThat(accepted.said()).as("the refusal is gone").doesNotContain("太近");
        assertThat(openTasks(number)).containsExactly("UserTask_CheckApplication");
    }

    private void checked() {
        Tasklist office = person("access-office.district");
        ScreenForm form = office.pick("受理审查 Check application", number, "access/CheckApplication");
        assertThat(office.panel()).containsText("社区最熟悉路况");
        assertThat(office.panel().locator(".nl-links li")).hasCount(10);
        assertThat(office.panel().locator(".nl-links li.nl-running")).containsText("2 受理审查");
        form.fill("checkOutcome", "complete");
        picture(office, "access-check");
        assertDone(office.complete());
        work();
    }

    private void reviewed() {
        Tasklist justice = person("justice.district");
        justice.pick("合法性审查 Review legal basis", number, "access/ReviewLegalBasis")
                .fill("legalOpinion", "lawful");
        assertThat(justice.card(number)).containsText("总时限已用0/20个工作日");
        picture(justice, "access-legal");
        assertDone(justice.complete());
        answered("secretary.201", "support", null);
        answered("secretary.1201", "conditions", "经费要先到");
        Tasklist finance = person("finance.district");
        finance.pick("经费核定 Review funding", number, "access/ReviewFunding").fill("fundingOpinion", "sufficient");
        picture(finance, "access-funding");
        assertDone(finance.complete());
        work();
    }

    private void answered(String secretary, String stance, String words) {
        Tasklist community = person(secretary);
        ScreenForm form = community.pick("征求意见 Consult community", number, "access/ConsultCommunity");
        form.fill("stance", stance, "burden", "3");
        if (words != null) {
            form.fill("privateWords", words);
        }
        picture(community, "access-consult");
        assertDone(community.complete());
        work();
    }

    private void jointlyReviewed() {
        Tasklist office = person("access-office.district");
        ScreenForm form = office.pick("联席会审 Hold joint review", number, "access/HoldJointReview");
        assertThat(office.panel()).containsText("经费要先到");
        assertThat(office.page().locator(".task-details .fjs-container")).containsText("附条件 Conditions 1");
        assertThat(office.page().locator(".task-details .fjs-table")).containsText("望江社区");
        form.fill("recommendation", "admit");
        picture(office, "access-joint");
        assertDone(office.complete());
    }

    private void decided() {
        Tasklist group = person("leading-group.district");
        ScreenForm form = group.pick("审批决定 Decide access", number, "access/DecideAccess");
        form.fill("decision", "conditions", "privateNote", "经费每年三月前拨付");
        picture(group, "access-decide");
        assertDone(group.complete());
    }

    private void posted() {
        Tasklist office = person("access-office.district");
        office.pick("公示 Post access", number, "access/PostAccess").fill("privatePlaces", "各社区公示栏");
        picture(office, "access-post");
        assertDone(office.complete());
        fires(number, "CatchEvent_AccessPostingOver");
    }

    private void signedAndReceived() {
        Tasklist officer = person("officer.transport");
        officer.pick("签约下达 Sign agreement", number, "access/SignAgreement").fill("privateAgreement", "示交运协〔2026〕7号");
        picture(officer, "access-sign");
        assertDone(officer.complete());
        assertThat(ledger.burdenOf(LIUSHU).personDays()).isEqualByComparingTo("24");
        Tasklist community = person("secretary.201");
        community.pick("确认收到 Confirm receipt", number, "access/ConfirmReceipt").fill("paid", 4800);
        picture(community, "access-receipt");
        assertDone(community.complete());
        work();
        assertThat(ledger.ofCommunity(LIUSHU).get(0).paid()).isEqualByComparingTo("4800");
        assertThat(ledger.ofCommunity(WANGJIANG).get(0).paid()).isNull();
    }

    private void evaluated() {
        fires(number, "BoundaryEvent_EvaluationDue");
        work();
        Tasklist community = person("secretary.1201");
        community
                .pick("评价事项 Rate access", number, "access/RateAccess")
                .fill("promiseKept", "2", "burden", "4", "wish", "exit", "privateWords", "经费一直没有到");
        picture(community, "access-rate");
        assertDone(community.complete());
        work();
        fires(number, "BoundaryEvent_RatingClosed");
        Tasklist office = person("access-office.district");
        ScreenForm form = office.pick("评估退出 Evaluate access", number, "access/EvaluateAccess");
        assertThat(office.page().locator(".task-details .fjs-table")).containsText("退出 Exit");
        form.fill("evaluationOutcome", "exit", "privateNote", "未按约定拨付经费");
        picture(office, "access-evaluate");
        assertDone(office.complete());
        work();
        assertThat(ledger.burdenOf(LIUSHU).items()).isZero();
        assertThat(person("secretary.201").messages()).anyMatch(message -> message.contains(number));
    }

    private void unadmittedWorkIsReported() {
        Tasklist secretary = person("secretary.201");
        secretary
                .begin("报告未准入事项（拒办） Report unadmitted work", "access/ReportUnadmitted")
                .fill("department", "交通运输局", "privateWhat", "要求每周拍照上报路况");
        picture(secretary, "access-unadmitted");
        assertDone(secretary.start());
        String report = waitingFor("access-office.990101", "UserTask_AnswerUnadmitted");
        Tasklist office = person("access-office.district");
        ScreenForm form = office.pick("答复拒办 Answer report", report, "access/AnswerUnadmitted");
        assertThat(office.panel()).containsText("每周拍照上报路况");
        form.fill("unadmittedDecision", "upheld", "privateAnswer", "未经准入，可以不办理");
        picture(office, "access-answer");
        assertDone(office.complete());
    }

    private void legacyWorkIsEntered() {
        Tasklist office = person("access-office.district");
        ScreenForm form = office.begin("登记存量事项 Enter legacy work", "access/LegacyEntered");
        form.fill("privateItem", "河道保洁监督", "department", "水利与生态环境局", "legacyCommunities", "柳树村", "legacyTowns", "云岭街道");
        picture(office, "access-legacy");
        assertDone(office.start());
        Tasklist officer = person("officer.water");
        officer.begin("社区事务准入 Community affairs access", "access/AccessOpened").fill("legacyNumber", "河道保洁监督");
        picture(officer, "access-open-legacy");
        assertDone(officer.start());
        assertThat(jdbc.sql("select count(*) from access_target t join access_request r on r.number = t.number"
                                + " where r.item = '河道保洁监督' and r.department = '990101-water'")
                        .query(Integer.class)
                        .single())
                .as("what was entered stands in the request: the village, and the three of the town")
                .isEqualTo(4);
    }

    private static void assertDone(Tasklist.Answer answer) {
        assertThat(answer.done()).as(answer.toString()).isTrue();
        assertThat(answer.said()).doesNotContainIgnoringCase("error").doesNotContain("失败", "出错");
    }
}
