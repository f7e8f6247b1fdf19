package org.needsline.notification.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.needsline.notification.StaffOfGroup;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engine's groups, which follow the tables of the organisation. */
@Component
class GroupMembers implements StaffOfGroup {

    private final IdentityService identity;

    GroupMembers(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public List<Member> in(String group) {
        return identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(user -> new Member(user.getId(), user.getEmail()))
                .toList();
    }
}
