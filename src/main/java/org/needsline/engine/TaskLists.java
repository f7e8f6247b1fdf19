package org.needsline.engine;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Makes lists of Tasklist where they are missing and opens them to groups. What is in them is decided anew for each person. An administrator may
 * change lists or add some: those stay as they are.
 */
@Component
public class TaskLists {

    private final FilterService filters;
    private final AuthorizationService authorizations;

    TaskLists(FilterService filters, AuthorizationService authorizations) {
        this.filters = filters;
        this.authorizations = authorizations;
    }

    /**
     * One list.
     *
     * @param position lists stand in this order, lowest first
     * @param readers ids of groups that find it
     */
    public void offer(
            int position, String name, String description, String colour, TaskQuery query, Collection<String> readers) {
        // Whoever starts two nodes at once on an empty database may get a list twice; the oldest counts.
        Filter filter = filters.createFilterQuery().filterName(name).list().stream()
                .findFirst()
                .orElseGet(() -> filters.saveFilter(filters.newTaskFilter(name)
                        .setQuery(query)
                        .setProperties(Map.of(
                                "priority", position,
                                "description", description,
                                "color", colour,
                                "refresh", false,
                                "showUndefinedVariable", false))));
        readers.forEach(group -> mayRead(group, filter.getId()));
    }

    private void mayRead(String group, String filterId) {
        boolean granted = authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GRANT)
                        .groupIdIn(group)
                        .resourceType(Resources.FILTER)
                        .resourceId(filterId)
                        .count()
                > 0;
        if (granted) {
            return;
        }
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filterId);
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}
