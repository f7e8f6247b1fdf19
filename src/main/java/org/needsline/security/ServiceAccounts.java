package org.needsline.security;

import java.util.Collection;
import java.util.List;
import org.needsline.engine.StaffLogins;
import org.needsline.organisation.StartRefused;
import org.needsline.wording.Bilingual;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** The programs that may call the engine's interface, each with a login of its own. */
@Component
class ServiceAccounts implements ApplicationRunner {

    /** With a space, so that no group of the engine can be called so. */
    static final String AUTHORITY = "service account";

    private final Collection<String> userIds;
    private final StaffLogins logins;

    ServiceAccounts(SecuritySettings settings, StaffLogins logins) {
        this.userIds = settings.serviceAccounts();
        this.logins = logins;
    }

    boolean contains(String userId) {
        return userIds.contains(userId);
    }

    /** A name without a login would wait for whoever opens it next. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.getOptionNames().stream().anyMatch(name -> name.startsWith("import-"))) {
            return;
        }
        List<String> unknown = userIds.stream()
                .filter(user -> logins.groupsOf(user).isEmpty())
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            String names = String.join(", ", unknown);
            throw new StartRefused(Bilingual.of(
                    "needsline.service-accounts中有不存在的用户：" + names + "。请先建立该用户，或将其删去。",
                    "needsline.service-accounts names users that do not exist: " + names
                            + ". Open these logins first, or take them out."));
        }
    }
}
