package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Others may know the password, and hear of every change of people. */
@SystemTest
class StaffIdentityProviderTest {

    private static final List<String> HEARD = new ArrayList<>();

    @TestConfiguration
    static class Others {

        @Bean
        PasswordCheck elsewhere() {
            return (user, password) -> {
                if (password.equals("away")) {
                    throw new PasswordCheck.Unavailable(new IllegalStateException("no answer"));
                }
                return user.equals("known.elsewhere") ? Optional.of(password.equals("theirs")) : Optional.empty();
            };
        }

        @Bean
        IdentityChanges listener() {
            return new IdentityChanges() {
                @Override
                public void userSaved(User user) {
                    HEARD.add("saved " + user.getId());
                }

                @Override
                public void userDeleted(String userId) {
                    HEARD.add("deleted " + userId);
                }

                @Override
                public void membershipCreated(String userId, String groupId) {
                    HEARD.add(userId + " joined " + groupId);
                    if (groupId.equals("forbidden.group")) {
                        throw new IllegalStateException("not here");
                    }
                }

                @Override
                public void membershipDeleted(String userId, String groupId) {
                    HEARD.add(userId + " left " + groupId);
                }
            };
        }
    }

    @Autowired
    IdentityService identity;

    @AfterEach
    void forget() {
        List.of("known.here", "known.elsewhere").forEach(identity::deleteUser);
        List.of("some.group", "forbidden.group").forEach(identity::deleteGroup);
        HEARD.clear();
    }

    @Test
    void thePasswordIsAskedWhereItIsKnown() {
        save("known.here");
        save("known.elsewhere");

        assertThat(identity.checkPassword("known.here", "Quiet-River-77")).isTrue();
        assertThat(identity.checkPassword("known.elsewhere", "theirs")).isTrue();
        assertThat(identity.checkPassword("known.elsewhere", "Quiet-River-77")).isFalse();
        assertThat(identity.checkPassword("unknown", "theirs")).isFalse();
        assertThatThrownBy(() -> identity.checkPassword("known.here", "away"))
                .hasMessageContaining("The directory of users does not answer");
        assertThat(identity.checkPassword("known.here", "Quiet-River-77"))
                .as("nothing counted against them")
                .isTrue();
    }

    @Test
    void everyChangeOfPeopleIsHeardOfAndCanBeRefused() {
        save("known.here");
        for (String group : List.of("some.group", "forbidden.group")) {
            identity.saveGroup(identity.newGroup(group));
        }
        identity.createMembership("known.here", "some.group");
        identity.deleteMembership("known.here", "some.group");
        identity.deleteMembership("known.here", "some.group");
        assertThatThrownBy(() -> identity.createMembership("known.here", "forbidden.group"))
                .hasMessageContaining("not here");
        assertThat(identity.createUserQuery().memberOfGroup("forbidden.group").count())
                .isZero();
        identity.deleteUser("known.here");

        assertThat(HEARD)
                .containsExactly(
                        "saved known.here",
                        "known.here joined some.group",
                        "known.here left some.group",
                        "known.here joined forbidden.group",
                        "deleted known.here");
    }

    private void save(String id) {
        User user = identity.newUser(id);
        user.setPassword("Quiet-River-77");
        identity.saveUser(user);
    }
}
