package org.needsline.need.process;

import static org.camunda.spin.Spin.JSON;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.Classification;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.need.Urgency;
import org.springframework.stereotype.Component;

/** Writes what the decision proposes, and looks for likely duplicates in the village. */
@Component
class ClassifyNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;

    ClassifyNeedDelegate(NeedService needs, Cards cards) {
        this.needs = needs;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        NeedView before = needs.view(step.number());
        Map<?, ?> proposal =
                (Map<?, ?>) java.util.Objects.requireNonNull(execution.getVariable(NeedLifecycle.CLASSIFICATION));
        Urgency urgency = Urgency.of(String.valueOf(proposal.get("urgency")));
        NeedView need = before.status() != Status.REGISTERED
                ? before
                : needs.classified(
                        step.number(),
                        new Classification(before.kind(), before.category(), urgency),
                        Actor.of("system", null));
        step.set(NeedLifecycle.TRACK, String.valueOf(proposal.get("track")))
                .set(
                        NeedLifecycle.PRIORITY,
                        ((Number) java.util.Objects.requireNonNull(proposal.get("priority"))).intValue())
                .forget(NeedLifecycle.CLASSIFICATION, "danger");
        if (urgency == Urgency.URGENT) {
            step.set(NeedLifecycle.URGENCY, urgency.code());
        }
        step.set("kind", need.kind().code())
                .set("category", need.category().code())
                .set("scope", need.scope().code())
                .set("households", need.households())
                .set("hardship", need.hardship())
                .set("leftBehind", need.leftBehind().code())
                .set(NeedLifecycle.ASKED_ONCE, need.askedReporter());
        List<Map<String, String>> options = needs.likelyDuplicates(step.number()).stream()
                .map(each -> Map.of(
                        "value",
                        each.number(),
                        "label",
                        each.title() + " · " + each.number() + " · " + each.similarity() + "%"))
                .toList();
        if (!options.isEmpty()) {
            step.set(NeedLifecycle.DUPLICATES, JSON(options));
        }
    }
}
