package org.needsline.access.process;

import static org.camunda.spin.Spin.JSON;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.needsline.engine.ModelBean;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.springframework.stereotype.Component;

/**
 * Lists that forms of a request offer, for input parameters of the model: {@code ${accessChoices.communities(execution)}}. Public, since
 * expressions see nothing else.
 */
@Component("accessChoices")
@ModelBean
public class AccessChoices {

    private final Organisation organisation;
    private final UnitNames names;
    private final AccessCards cards;

    AccessChoices(Organisation organisation, UnitNames names, AccessCards cards) {
        this.organisation = organisation;
        this.names = names;
        this.cards = cards;
    }

    /** What each target community answered, for the joint review. */
    public SpinJsonNode opinions(DelegateExecution execution) {
        return cards.opinions(execution.getProcessBusinessKey());
    }

    /** What each community says in the evaluation that is open. */
    public SpinJsonNode ratings(DelegateExecution execution) {
        return cards.ratings(execution.getProcessBusinessKey());
    }

    /** The communities and villages of the request's district. */
    public SpinJsonNode communities(DelegateExecution execution) {
        return options(names.communitiesOf(district(execution)));
    }

    /** The towns of the request's district, each standing for all of its communities. */
    public SpinJsonNode towns(DelegateExecution execution) {
        return options(organisation.ofLevel(UnitLevel.TOWN).stream()
                .filter(town -> UnitCode.within(town.code(), district(execution)))
                .toList());
    }

    private SpinJsonNode options(List<Unit> units) {
        Map<String, String> labels = names.labels(units);
        return JSON(units.stream()
                .map(unit -> Map.of("value", unit.code(), "label", String.valueOf(labels.get(unit.code()))))
                .toList());
    }

    private static String district(DelegateExecution execution) {
        return String.valueOf(execution.getVariable(AffairsAccess.DISTRICT));
    }
}
