package org.needsline.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.DeadlineRule;
import org.needsline.calendar.DeadlineUnit;
import org.needsline.calendar.StepDeadlineRules;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@SystemTest
class StepDeadlineDecisionTest {

    @Autowired
    StepDeadlineRules rules;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    @ParameterizedTest
    @CsvSource({
        "ConfirmUrgency,,ordinary,2,h,",
        "TriageNeed,,ordinary,2,wd,",
        "SupplementNeed,,ordinary,10,wd,",
        "AwaitMergeObjection,,ordinary,5,wd,",
        "ReviewMerge,,ordinary,3,wd,",
        "AwaitScreening.propose,,ordinary,10,wd,",
        "AwaitScreening.remind,,ordinary,15,wd,",
        "AwaitScreening.order,,ordinary,20,wd,",
        "AwaitScreening.town,,ordinary,30,wd,",
        "ScreenByTown,,ordinary,5,wd,",
        "AwaitAppeal,,ordinary,5,wd,",
        "ReviewAppeal,,ordinary,5,wd,",
        "PostNeed,,ordinary,5,wd,",
        "ReviewObjection,,ordinary,3,wd,",
        "ReviewObjectionByDistrict,,ordinary,3,wd,",
        "ClaimNeed,VILLAGE,ordinary,5,wd,half",
        "ClaimNeed,TOWN,ordinary,5,wd,half",
        "ClaimNeed,DISTRICT,ordinary,7,wd,half",
        "ClaimNeed,VILLAGE,urgent,4,h,half",
        "ClaimNeed,DISTRICT,urgent,4,h,half",
        "AssignNeed,DISTRICT,ordinary,3,wd,",
        "AssignNeed,DISTRICT,urgent,2,h,",
        "ReworkNeed,TOWN,ordinary,10,wd,3",
        "DecideExtension,TOWN,ordinary,2,wd,",
        "SuperviseDelivery,TOWN,ordinary,5,wd,",
        "VerifyDelivery,TOWN,ordinary,3,wd,",
        "AwaitRating,TOWN,ordinary,5,wd,",
        "CallBack,TOWN,ordinary,3,wd,",
        "DecideDispute,TOWN,ordinary,5,wd,",
        "UndoWithdrawal,,ordinary,5,wd,",
        "OrderMeeting,,,3,wd,",
        "ConveneMeeting,,,5,wd,",
        "ReconveneMeeting,,,5,wd,",
        "ConveneByTown,,,5,wd,",
        "AnnounceMeeting,,,3,wd,",
        "RecordMeeting,,,1,wd,",
        "PublishMinutes,,,3,wd,",
        "ReceiveConduct,,,5,wd,",
    })
    void eachStepHasItsTime(
            String step,
            @Nullable String level,
            @Nullable String urgency,
            int amount,
            String unit,
            @Nullable String reminder) {
        DeadlineRule rule = rules.rule(facts(step, level, "life", "personal", urgency, false));

        assertThat(rule).isEqualTo(new DeadlineRule(amount, DeadlineUnit.of(unit), reminder, null));
    }

    @ParameterizedTest
    @CsvSource({
        "emotional,personal,false,5",
        "emotional,common,true,5",
        "life,personal,false,15",
        "development,common,false,60",
        "life,personal,true,250",
        "development,common,true,250",
    })
    void aPromiseHasALatestDate(String kind, String scope, boolean needsBudget, int cap) {
        DeadlineRule rule = rules.rule(facts("DeliverNeed", "TOWN", kind, scope, "ordinary", needsBudget));

        assertThat(rule).isEqualTo(new DeadlineRule(null, DeadlineUnit.WORKDAYS, "3", cap));
    }

    @Test
    void aStepWithoutARowIsAGapInTheTable() {
        assertThatThrownBy(() -> rules.rule(DeadlineFacts.of("N-1", "Unheard", Instant.EPOCH, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no row for step Unheard");
    }

    @Test
    void aNewVersionIsNoticedAtOnceAndNothingIsWrittenToHistory() throws Exception {
        DeadlineFacts facts = facts("TriageNeed", null, "life", "personal", "ordinary", false);
        assertThat(rules.rule(facts).amount()).isEqualTo(2);
        String text = new ClassPathResource("processes/calendar/StepDeadline.dmn")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceFirst("(?s)(Result_TriageNeed_amount\">\\s*<text>)2", "$14");

        Deployment designers = repository
                .createDeployment()
                .addString("StepDeadline.dmn", text)
                .deploy();
        try {
            assertThat(rules.rule(facts).amount()).isEqualTo(4);
        } finally {
            repository.deleteDeployment(designers.getId(), true);
        }
        assertThat(rules.rule(facts).amount()).isEqualTo(2);
        assertThat(history.createHistoricDecisionInstanceQuery().count()).isZero();
    }

    @Test
    void aPersonWithoutAnyPermissionGetsTheRuleToo() {
        identity.setAuthentication("nobody", null);
        try {
            assertThat(rules.rule(facts("PostNeed", null, "life", "common", "ordinary", false))
                            .amount())
                    .isEqualTo(5);
            assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("nobody");
        } finally {
            identity.clearAuthentication();
        }
    }

    private static DeadlineFacts facts(
            String step,
            @Nullable String level,
            @Nullable String kind,
            @Nullable String scope,
            @Nullable String urgency,
            boolean needsBudget) {
        return new DeadlineFacts("N-1", step, level, kind, scope, urgency, needsBudget, Instant.EPOCH, null);
    }
}
