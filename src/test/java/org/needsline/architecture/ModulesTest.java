package org.needsline.architecture;

import org.junit.jupiter.api.Test;
import org.needsline.Application;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use each other's public types only, and never in a circle. */
class ModulesTest {

    @Test
    void modulesKeepTheirBorders() {
        ApplicationModules.of(Application.class).verify();
    }
}
