package org.needsline.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may read which need, role by role; the same over the REST interface is in the matrix of {@code WhoSeesWhatTest}. */
class ReachTest {

    private static final String VILLAGE = "990101100201";

    private static Reach of(String... rolesInUnits) {
        return Reach.of(
                "somebody",
                Arrays.stream(rolesInUnits)
                        .map(each -> each.split("@"))
                        .map(pair -> new RoleInUnit(Role.of(pair[0]).orElseThrow(), pair[1]))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # role and unit                      | own village | next village | held by the town | team invited | agriculture claimed | other town
                    clerk@990101100201                   | yes         | no           | yes              | yes          | yes                 | no
                    secretary@990101100201               | yes         | no           | yes              | yes          | yes                 | no
                    clerk@990101100                      | no          | no           | yes              | no           | no                  | no
                    clerk@990101                         | no          | no           | no               | no           | no                  | no
                    supervisor@990101100                 | yes         | yes          | yes              | yes          | yes                 | no
                    manager@990101100                    | yes         | yes          | yes              | yes          | yes                 | no
                    supervisor@990101                    | yes         | yes          | yes              | yes          | yes                 | yes
                    manager@990101                       | yes         | yes          | yes              | yes          | yes                 | yes
                    team@990101100201-volunteers         | no          | no           | no               | yes          | no                  | no
                    team@990101100201                    | no          | no           | no               | no           | no                  | no
                    officer@990101100-agriculture        | no          | no           | no               | no           | yes                 | no
                    officer@990101100-public-services    | no          | no           | no               | no           | no                  | no
                    officer@990101-agriculture           | no          | no           | no               | no           | no                  | no
                    grid-worker@990101100201001          | no          | no           | no               | no           | no                  | no
                    grid-worker@990101100201             | no          | no           | no               | no           | no                  | no
                    """)
    void readsWhatItsUnitHasToDoWith(
            String role,
            String ownVillage,
            String nextVillage,
            String heldByTown,
            String teamInvited,
            String agricultureClaimed,
            String otherTown) {
        Reach reach = of(role);

        assertThat(List.of(
                        word(reach.covers(VILLAGE, Set.of(VILLAGE), "clerk.9")),
                        word(reach.covers("990101100202", Set.of("990101100202"), "clerk.9")),
                        word(reach.covers(VILLAGE, Set.of(VILLAGE, "990101100"), "clerk.9")),
                        word(reach.covers(VILLAGE, Set.of(VILLAGE, VILLAGE + "-volunteers"), "clerk.9")),
                        word(reach.covers(VILLAGE, Set.of(VILLAGE, "990101100-agriculture"), "clerk.9")),
                        word(reach.covers("990101101201", Set.of("990101101201", "990101101"), "clerk.9"))))
                .containsExactly(ownVillage, nextVillage, heldByTown, teamInvited, agricultureClaimed, otherTown);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {
                "ACCESS_OFFICE",
                "JUSTICE",
                "FINANCE",
                "LEADING_GROUP",
                "APPRAISAL_OFFICE",
                "DISCIPLINE",
                "DESIGNER",
                "ADMIN"
            })
    void someRolesReadNoNeedAtAll(Role role) {
        Reach reach = Reach.of("somebody", List.of(new RoleInUnit(role, "990101")));

        assertThat(reach.isEmpty()).isTrue();
        assertThat(reach.covers(VILLAGE, Set.of(VILLAGE, "990101"), "somebody")).isFalse();
        assertThat(reach.villages()).isEmpty();
    }

    @Test
    void everyOtherRoleReadsSome() {
        EnumSet<Role> without = EnumSet.of(
                Role.ACCESS_OFFICE,
                Role.JUSTICE,
                Role.FINANCE,
                Role.LEADING_GROUP,
                Role.APPRAISAL_OFFICE,
                Role.DISCIPLINE,
                Role.DESIGNER,
                Role.ADMIN);

        assertThat(EnumSet.complementOf(without)).allSatisfy(role -> {
            String unit =
                    switch (role) {
                        case OFFICER -> "990101-transport";
                        case TEAM_MEMBER -> "990101-aixin";
                        default -> "990101100201001";
                    };
            assertThat(Reach.of("somebody", List.of(new RoleInUnit(role, unit))).isEmpty())
                    .as(role.id())
                    .isFalse();
        });
    }

    @Test
    void whoRegistersReadsTheirOwnReports() {
        assertThat(of("grid-worker@990101100201").covers(VILLAGE, Set.of(VILLAGE), "somebody"))
                .isTrue();
        assertThat(of("clerk@990101100202").covers(VILLAGE, Set.of(VILLAGE), "somebody"))
                .isTrue();
        assertThat(of("team@990101100201-volunteers").covers(VILLAGE, Set.of(VILLAGE), "somebody"))
                .isFalse();
    }

    @Test
    void aGridWorkerReadsWhatTheGridIsInvitedTo() {
        Reach reach = of("grid-worker@990101100201001");

        assertThat(reach.covers(VILLAGE, Set.of(VILLAGE, "990101100201001"), "clerk.9"))
                .isTrue();
        assertThat(reach.covers(VILLAGE, Set.of(VILLAGE, "990101100201002"), "clerk.9"))
                .isFalse();
    }

    @Test
    void rolesAddUp() {
        Reach reach = of("manager@990101101", "clerk@990101100201", "admin@990101");

        assertThat(reach.units()).containsExactly(VILLAGE);
        assertThat(reach.below()).containsExactly("990101101");
        assertThat(reach.villages()).containsExactly(new Reach.Villages("990101101000", "990101101999"));
    }

    @Test
    void nobodyReadsNothing() {
        assertThat(of().isEmpty()).isTrue();
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }
}
