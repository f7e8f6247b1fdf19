package org.needsline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class CalendarResourceTest {

    private static final String YEAR_2028 =
            "{\"years\":{\"2028\":{\"off\":[\"2028-01-01/2028-01-03\"],\"makeUpWorkdays\":[]}}}";

    @Autowired
    CalendarResource resource;

    @Autowired
    Calendars calendars;

    @Test
    void onlyAnAdministratorAddsAYear() {
        for (@Nullable
        Principal person : new @Nullable Principal[] {null, () -> "clerk.201", () -> "manager.district"}) {
            assertThatThrownBy(() -> resource.add(YEAR_2028, person))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        }
        assertThat(calendars.current().isPublished(2028)).isFalse();

        assertThat(resource.add(YEAR_2028, () -> "admin.district").years()).containsExactly(2028);
        assertThat(calendars.current().isPublished(2028)).isTrue();
    }
}
