package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.access.Verdict;
import org.springframework.beans.factory.annotation.Autowired;

/** What the rules propose to the joint review, row by row and at the edge of each share. */
class AccessRecommendationTest extends LifeOfAnAccessRequest {

    @Autowired
    DecisionService decisions;

    @ParameterizedTest
    @CsvSource({
        "noBasis,     0, sufficient,  0,     refuse,     没有法律法规依据",
        "ownDuty,     0, sufficient,  0,     refuse,     属于部门自身职责",
        "lawful,  50.01, sufficient,  0,     refuse,     过半数目标社区反对",
        "lawful,     50, sufficient,  0,     admit,      合法、社区不反对、经费匹配",
        "lawful,     50, short,       0,     conditions, 经费与工作量不匹配，须补足",
        "noOpinion,   0, sufficient,  0,     conditions, 未出具合法性意见",
        "lawful,      0, noOpinion,   0,     conditions, 未出具经费意见",
        "lawful,      0, sufficient,  50.01, conditions, 过半数社区提出条件",
        "lawful,      0, sufficient,  50,    admit,      合法、社区不反对、经费匹配",
        "noBasis,     0, short,       100,   refuse,     没有法律法规依据",
        "noOpinion, 100, noOpinion,   0,     refuse,     过半数目标社区反对",
    })
    void theRulesPropose(
            String law, double oppose, String funding, double conditional, String recommendation, String reason) {
        var proposal = decisions
                .evaluateDecisionTableByKey(
                        "AccessRecommendation",
                        Variables.putValue(AffairsAccess.LEGAL_OPINION, law)
                                .putValue(AffairsAccess.OPPOSE_PERCENT, oppose)
                                .putValue(AffairsAccess.FUNDING_OPINION, funding)
                                .putValue(AffairsAccess.CONDITIONAL_PERCENT, conditional))
                .getSingleResult();
        assertThat(proposal.<String>getEntry("recommendation")).isEqualTo(recommendation);
        assertThat(proposal.<String>getEntry("reasonZh")).isEqualTo(reason);
    }

    @Test
    void twoOfThreeCommunitiesOpposeAndItIsProposedToBeRefused() {
        accepted();
        lawful();
        funded();
        answers("secretary.201", "oppose", "privateWords", "没有人手");
        answers("secretary.202", "oppose", "privateWords", "没有人手");
        answers("secretary.203", "support");
        assertThat(request().proposal()).isEqualTo(Verdict.REFUSE);
        assertThat(request().proposalZh()).isEqualTo("过半数目标社区反对");
    }
}
