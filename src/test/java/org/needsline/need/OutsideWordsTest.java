package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Nothing that somebody outside wrote is public before a clerk has released it, and nothing any longer once it is hidden. */
@SystemTest
@TestPropertySource(properties = {"needsline.sample-data=true"})
class OutsideWordsTest {

    private static final String VILLAGE = "990101100201";
    private static final String CLERK = "clerk.201";

    @Autowired
    NeedService needs;

    @Autowired
    OutsideWords words;

    @Autowired
    ResidentLinks links;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Test
    void aPostingShowsTheResidentsWordsOnlyAsTheClerkReleasedThem() {
        String number = posted();
        assertThat(posting(number).description()).isNull();
        assertThat(posting(number).place()).as("as the clerk wrote it").isEqualTo("村口");
        OutsideWords.Item item = waiting(number);
        assertThat(item.proposed()).contains("路灯").doesNotContain("13900000001");

        words.released(item.id(), item.version(), "三盏路灯不亮", CLERK);
        assertThat(posting(number).description()).isEqualTo("三盏路灯不亮");

        words.hidden(item.id(), item.version() + 1, "clerk.100");
        assertThat(posting(number).description()).as("at once").isNull();
        assertThat(words.of(CLERK, "hidden"))
                .anySatisfy(hidden -> assertThat(hidden.id()).isEqualTo(item.id()));
    }

    @Test
    void aClerkLearnsHowManyWordsWait() {
        int before = words.waitingFor(CLERK).waiting();
        OutsideWords.Item item = waiting(posted());
        assertThat(words.waitingFor(CLERK)).isEqualTo(new OutsideWords.Waiting(true, before + 1));
        assertThat(words.waitingFor("clerk.100").waiting()).isGreaterThan(before);

        words.hidden(item.id(), 0, CLERK);
        assertThat(words.waitingFor(CLERK).waiting()).isEqualTo(before);
        assertThat(words.waitingFor("team.201")).isEqualTo(new OutsideWords.Waiting(false, 0));
    }

    @Test
    void anObjectionIsNotPublicBeforeItIsReleased() {
        String number = posted();
        long objection = needs.objected(
                number, new Objection("挡住我家窗户，找钱多多13812345678", "钱多多", "13812345678", false), Actor.resident());
        assertThat(words.publicOf(objection)).isEmpty();
        OutsideWords.Item item = words.of(CLERK, "waiting").stream()
                .filter(each -> each.number().equals(number) && each.proposed().contains("窗户"))
                .findFirst()
                .orElseThrow();
        assertThat(item.proposed()).doesNotContain("钱多多", "13812345678");

        words.released(item.id(), 0, "挡住窗户", CLERK);
        assertThat(words.publicOf(objection)).contains("挡住窗户");
    }

    @Test
    void whoDecidesOnAnOlderVersionIsRefused() {
        OutsideWords.Item item = waiting(posted());
        words.released(item.id(), item.version(), "路灯不亮", CLERK);

        refused(Refusal.Kind.CONFLICT, () -> words.released(item.id(), item.version(), "别的", "clerk.100"));
        refused(Refusal.Kind.CONFLICT, () -> words.hidden(item.id(), item.version(), "clerk.100"));
    }

    @Test
    void contactsAreNeverReleasedAndOthersDecideNothing() {
        OutsideWords.Item item = waiting(posted());

        refused(Refusal.Kind.INVALID, () -> words.released(item.id(), 0, "打13912345678", CLERK));
        refused(Refusal.Kind.INVALID, () -> words.released(item.id(), 0, " ", CLERK));
        refused(Refusal.Kind.INVALID, () -> words.released(item.id(), 0, "长".repeat(4001), CLERK));
        refused(Refusal.Kind.NOT_FOUND, () -> words.released(item.id(), 0, "路灯", "clerk.202"));
        refused(Refusal.Kind.NOT_FOUND, () -> words.hidden(item.id(), 0, "secretary.201"));
        refused(Refusal.Kind.NOT_FOUND, () -> words.hidden(-1, 0, CLERK));
        refused(Refusal.Kind.INVALID, () -> words.of(CLERK, "everything"));
        assertThat(words.of("clerk.202", "waiting"))
                .noneMatch(each -> each.number().equals(item.number()));
        assertThat(words.of("team.201", "waiting")).isEmpty();
    }

    @Test
    void aLinkOpensItsOwnNeedUntilItIsRevokedReplacedOrOver() {
        String number = posted();
        String token = token(links.linkFor(number));
        assertThat(links.numberOf(token)).contains(number);
        assertThat(links.numberOf(token.substring(1) + "A")).isEmpty();
        assertThat(links.numberOf("' or 1=1 --")).isEmpty();
        assertThat(jdbc.queryForList("select token_hash from resident_link where number = ?", String.class, number))
                .hasSize(1)
                .doesNotContain(token);

        needs.linksRevoked(number, Actor.resident());
        assertThat(links.numberOf(token)).isEmpty();

        String later = token(links.linkFor(number));
        needs.codeReissued(number, "电话回访核实", Actor.of(CLERK, VILLAGE));
        assertThat(links.numberOf(later))
                .as("whoever asked for a new code may have lost the message, too")
                .isEmpty();

        String last = token(links.linkAfterCode(number));
        ((org.needsline.engine.EngineClock) clock).moveTo(clock.instant().plus(Duration.ofMinutes(121)));
        try {
            assertThat(links.numberOf(last)).isEmpty();
        } finally {
            ((org.needsline.engine.EngineClock) clock).reset();
        }
    }

    @Test
    void whatTheReporterSaysIsTheSameComesFirst() {
        String lead = posted();
        String number =
                needs.registered(NeedFixtures.report(VILLAGE), Actor.resident()).number();
        needs.joins(number, lead, Actor.resident());

        assertThat(needs.likelyDuplicates(number).get(0).number()).isEqualTo(lead);
        assertThat(needs.likelyDuplicates(number).get(0).similarity()).isEqualTo(100);
        refused(
                Refusal.Kind.CONFLICT,
                () -> needs.joins(
                        needs.registered(NeedFixtures.report("990101100202"), Actor.resident())
                                .number(),
                        lead,
                        Actor.resident()));
    }

    @Test
    void anAdditionIsAddedOnceHoweverOftenItIsSent() {
        String number = posted();
        needs.added(number, "今天又坏了一盏", Actor.resident());
        needs.added(number, " 今天又坏了一盏 ", Actor.resident());

        assertThat(needs.timelineOf(number).stream()
                        .filter(entry -> entry.event() == NeedEvent.ADDED)
                        .map(TimelineEntry::note))
                .containsExactly("今天又坏了一盏");
    }

    private String posted() {
        String number =
                needs.registered(NeedFixtures.report(VILLAGE), Actor.resident()).number();
        needs.classified(number, NeedFixtures.ordinary(), Actor.clock());
        Actor clerk = Actor.of(CLERK, VILLAGE);
        needs.triaged(
                number,
                new TriageDecision("修路灯", "村口", Kind.LIFE, Category.LIGHTING, Scope.COMMON, 30, false, LeftBehind.NONE),
                clerk);
        needs.screened(
                number,
                new ScreeningDecision(ScreeningOutcome.ACCEPTED, DecidedBy.MEETING, null, null, null, null),
                clerk);
        Instant until = clock.instant().plus(Duration.ofDays(7));
        needs.posted(number, until, Actor.clock());
        return number;
    }

    private PostedEntry posting(String number) {
        return needs.postingsOf(number).get(0);
    }

    private OutsideWords.Item waiting(String number) {
        return words.of(CLERK, "waiting").stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static String token(String link) {
        return link.substring("/site/r/".length());
    }

    private static void refused(Refusal.Kind kind, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind())
                .isEqualTo(kind));
    }
}
