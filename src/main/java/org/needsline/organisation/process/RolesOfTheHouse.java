package org.needsline.organisation.process;

import org.needsline.engine.CandidateRoles;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** Models may name the roles of the house, and no other. */
@Component
class RolesOfTheHouse implements CandidateRoles {

    @Override
    public boolean isRole(String id) {
        return Role.of(id).isPresent();
    }
}
