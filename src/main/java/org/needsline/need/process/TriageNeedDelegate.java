package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Ending;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.MergeDecision;
import org.needsline.need.NeedService;
import org.needsline.need.Scope;
import org.needsline.need.TriageDecision;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** What the clerk decided about a new need: screen, merge, outside remit, or ask the reporter once. */
@Component
class TriageNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;

    TriageNeedDelegate(NeedService needs, Cards cards) {
        this.needs = needs;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Actor clerk = step.actorOf(NeedLifecycle.VILLAGE);
        switch (step.variable(NeedLifecycle.TRIAGE_OUTCOME)) {
            case "screen" -> {
                cards.show(execution, needs.triaged(step.number(), decision(step), clerk));
                step.set(NeedLifecycle.INTAKE_OUTCOME, "screening");
            }
            case "merge" -> {
                String chosen = step.text("mergeInto");
                String typed = step.text("mergeIntoNumber");
                String lead = chosen == null ? typed : chosen;
                if (lead == null) {
                    throw Refusal.invalid(
                            "请选择或填写要并入的需求编号。", "Please choose or give the number of the need to merge into.");
                }
                needs.mergedInto(step.number(), new MergeDecision(lead, null), clerk);
                step.set(NeedLifecycle.INTAKE_OUTCOME, "merged").set(NeedLifecycle.ENDING, Ending.MERGED.code());
                step.forget("mergeInto", "mergeIntoNumber", "title", "place", "privateAnswer", "privateQuestion");
                return;
            }
            case "outsideRemit" -> {
                needs.outsideRemit(
                        step.number(), step.required("privateAnswer", "给群众的答复", "answer to the resident"), null, clerk);
                step.set(NeedLifecycle.INTAKE_OUTCOME, "outsideRemit")
                        .set(NeedLifecycle.APPEALED, needs.view(step.number()).appealUsed())
                        .set(NeedLifecycle.APPEAL_OUTCOME, "dismissed")
                        .set(NeedLifecycle.ENDING, Ending.OUTSIDE_REMIT.code());
            }
            case "askReporter" -> {
                needs.askedReporter(
                        step.number(),
                        step.required("privateQuestion", "需要补充的全部内容", "list of everything that is missing"),
                        clerk);
                step.set(NeedLifecycle.ASKED_ONCE, true)
                        .forget("privateAnswer", "title", "place", "mergeInto", "mergeIntoNumber");
                return;
            }
            default -> throw Refusal.invalid("请选择受理结果。", "Please choose the result of triage.");
        }
        step.forget(
                "kind",
                "category",
                "scope",
                "households",
                "hardship",
                "leftBehind",
                "title",
                "place",
                "mergeInto",
                "mergeIntoNumber",
                "privateAnswer",
                "privateQuestion",
                NeedLifecycle.DUPLICATES,
                NeedLifecycle.ASKED_ONCE);
    }

    private static TriageDecision decision(Step step) {
        return new TriageDecision(
                step.required("title", "标题", "title"),
                step.text("place"),
                Kind.of(step.required("kind", "种类", "kind")),
                Category.of(step.required("category", "类别", "category")),
                Scope.of(step.required("scope", "范围", "scope")),
                step.wholeNumber("households", 1, "受益户数", "number of households"),
                step.flag("hardship"),
                LeftBehind.of(java.util.Objects.requireNonNullElse(step.text("leftBehind"), "none")));
    }
}
