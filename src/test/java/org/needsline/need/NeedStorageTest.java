package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SystemTest
class NeedStorageTest {

    private static final String VILLAGE = "990199100201";
    private static final String OTHER_VILLAGE = "990199100202";
    private static final Actor CLERK = Actor.of("clerk.201", VILLAGE);
    private static final Actor TOWN_CLERK = Actor.of("clerk.100", "990199100");

    @Autowired
    NeedService service;

    @Autowired
    Needs needs;

    @Autowired
    NeedsQuery queries;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void units() {
        NeedFixtures.units(jdbc);
    }

    @Test
    void numbersHaveNoGapsAndNoDuplicatesUnderParallelRegistration() throws Exception {
        String village = "990199100203";
        int people = 8;
        int each = 12;
        ExecutorService threads = Executors.newFixedThreadPool(people);
        List<Future<List<String>>> work = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            Callable<List<String>> task = () -> {
                List<String> numbers = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    boolean fails = i % 4 == 3;
                    try {
                        String number = transaction.execute(status -> {
                            Receipt receipt = service.registered(NeedFixtures.report(village), CLERK);
                            if (fails) {
                                throw new IllegalStateException("rolled back");
                            }
                            return receipt.number();
                        });
                        numbers.add(number);
                    } catch (IllegalStateException expected) {
                        assertThat(fails).isTrue();
                    }
                }
                return numbers;
            };
            work.add(threads.submit(task));
        }
        List<String> numbers = new ArrayList<>();
        for (Future<List<String>> future : work) {
            numbers.addAll(future.get());
        }
        threads.shutdown();

        int kept = people * each * 3 / 4;
        int year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, kept)
                        .mapToObj(i -> "%s-%d-%05d".formatted(village, year, i))
                        .toList());
    }

    @Test
    void theSameSubmissionIsOneNeedAndOneReceipt() throws Exception {
        String village = "990199100204";
        String key = "8f14e45f-ceea-467f-a34e-0b6c1e6d7a11";
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Receipt>> work = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            work.add(threads.submit(() -> service.registered(NeedFixtures.report(village, key), Actor.resident())));
        }
        List<Receipt> receipts = new ArrayList<>();
        for (Future<Receipt> future : work) {
            receipts.add(future.get());
        }
        threads.shutdown();

        assertThat(receipts)
                .extracting(Receipt::number)
                .containsOnly(receipts.get(0).number());
        assertThat(receipts)
                .extracting(Receipt::secretCode)
                .doesNotContainNull()
                .containsOnly(receipts.get(0).secretCode());
        assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
        assertThat(jdbc.queryForObject("select count(*) from need where village = ?", Integer.class, village))
                .isEqualTo(1);
    }

    @Test
    void whoeverHasANumberIsNotRegisteredAgain() {
        String number = registered();
        NeedReport again = NeedFixtures.withNumber(NeedFixtures.report(VILLAGE), number);

        assertThat(service.registered(again, CLERK)).isEqualTo(new Receipt(number, null, true));
        assertThat(service.timelineOf(number)).hasSize(1);
    }

    @Test
    void aReceiptCodeOpensItsOwnNeedOnly() {
        Receipt one = service.registered(NeedFixtures.report(VILLAGE), CLERK);
        Receipt other = service.registered(NeedFixtures.report(VILLAGE), CLERK);

        String code = Objects.requireNonNull(one.secretCode());
        assertThat(service.codeMatches(one.number(), code)).isTrue();
        assertThat(service.codeMatches(
                        one.number(), code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(service.codeMatches(other.number(), code)).isFalse();
        assertThat(service.codeMatches("990199100201-1999-00001", code)).isFalse();
        assertThat(jdbc.queryForList("select code_hash from need_reporter", String.class))
                .noneMatch(hash -> hash.contains(code));

        String reissued = service.codeReissued(one.number(), "回拨登记电话，核对姓名和住址", CLERK);

        assertThat(service.codeMatches(one.number(), reissued)).isTrue();
        assertThat(service.codeMatches(one.number(), code)).isFalse();
    }

    @Test
    void unknownUnitsPhonesAndDaysAreRefusedAndNothingIsRegistered() {
        int before = count();

        assertRefused(NeedFixtures.report("990199100999"), Refusal.Kind.INVALID, "没有编码为“990199100999”的村");
        assertRefused(NeedFixtures.report("990199100"), Refusal.Kind.INVALID, "的村");
        assertRefused(NeedFixtures.withPhone(NeedFixtures.report(VILLAGE), "12345"), Refusal.Kind.INVALID, "电话号码不正确");
        assertRefused(
                NeedFixtures.registeredOn(
                        NeedFixtures.report(VILLAGE), LocalDate.now().plusDays(3)),
                Refusal.Kind.INVALID,
                "还没有到");

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void ofTwoWhoWorkOnTheSameNeedTheSlowerIsToldSo() {
        String number = registered();
        Need slow = needs.require(number);
        service.classified(number, NeedFixtures.ordinary(), CLERK);

        slow.classified(NeedFixtures.ordinary(), NeedFixtures.step(CLERK, Instant.now()));

        assertThatThrownBy(() -> needs.save(slow))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(service.timelineOf(number)).hasSize(2);
    }

    @Test
    void everyFactSurvivesTheTable() {
        String number = delivered();
        NeedView before = service.view(number);

        assertThat(before.responsible()).isEqualTo("990199100-roads");
        assertThat(before.level()).isEqualTo(Level.TOWN);
        assertThat(before.status()).isEqualTo(Status.VERIFYING);
        assertThat(needs.require(number).view()).isEqualTo(before);
        assertThat(service.texts(number).reporter())
                .isEqualTo(new Reporter("欧阳春梅", "13900000001", "ouyang@example.org", true));
        assertThat(service.timelineOf(number))
                .extracting(TimelineEntry::event)
                .containsExactly(
                        NeedEvent.REGISTERED,
                        NeedEvent.CLASSIFIED,
                        NeedEvent.TRIAGED,
                        NeedEvent.SCREENED,
                        NeedEvent.POSTED,
                        NeedEvent.POSTING_OVER,
                        NeedEvent.LEVEL_ENTERED,
                        NeedEvent.CLAIM_DECLINED,
                        NeedEvent.CLAIM_LAPSED,
                        NeedEvent.LET_LAPSE,
                        NeedEvent.LEVEL_ENTERED,
                        NeedEvent.CLAIMED,
                        NeedEvent.DELIVERY_STARTED,
                        NeedEvent.DELIVERED);
        assertThat(service.timelineOf(number).get(8).sentence().zh()).isEqualTo("无人认领（超时自动流转）");
    }

    @Test
    void holdersAndScoresTellWhoHadItWhen() {
        String number = delivered();
        service.verified(number, new Verification(true, null), CLERK);

        assertThat(service.holdersOf(number))
                .extracting(Holder::level, Holder::unit, Holder::responsible)
                .containsExactly(
                        tuple(Level.VILLAGE, VILLAGE, null), tuple(Level.TOWN, "990199100", "990199100-roads"));
        Holder village = service.holdersOf(number).get(0);
        Holder town = service.holdersOf(number).get(1);
        assertThat(village.until()).isEqualTo(town.since());
        assertThat(town.until()).isNull();
        assertThat(service.scoreFactsOf(number))
                .extracting(ScoreFact::type, ScoreFact::unit, ScoreFact::level)
                .containsExactly(
                        tuple(ScoreType.LET_LAPSE, VILLAGE, Level.VILLAGE),
                        tuple(ScoreType.CLAIMED_IN_TIME, "990199100-roads", Level.TOWN),
                        tuple(ScoreType.DELIVERED_IN_TIME, "990199100-roads", Level.TOWN),
                        tuple(ScoreType.EVIDENCE_ACCEPTED_FIRST_TIME, "990199100-roads", Level.TOWN));
    }

    @Test
    void onlyThoseWhoHoldHeldOrWereInvitedMayRead() {
        String atVillage = registered();
        String atTown = delivered();

        assertThat(service.mayRead(atVillage, Set.of(VILLAGE))).isTrue();
        assertThat(service.mayRead(atVillage, Set.of("990199100"))).isFalse();
        assertThat(service.mayRead(atVillage, Set.of(OTHER_VILLAGE, "990199"))).isFalse();
        assertThat(service.mayRead(atTown, Set.of("990199100"))).isTrue();
        assertThat(service.mayRead(atTown, Set.of("990199100-roads"))).isTrue();
        assertThat(service.mayRead(atTown, Set.of("990199100201-helpers"))).isTrue();
        assertThat(service.mayRead(atTown, Set.of("990199"))).isFalse();
        assertThat(service.mayRead(atTown, Set.of())).isFalse();
        assertThat(service.mayRead("990199100201-1999-00001", Set.of(VILLAGE))).isFalse();
        service.unitInvolved(atVillage, "990199100", Actor.clock());
        assertThat(service.mayRead(atVillage, Set.of("990199100"))).isTrue();
    }

    @Test
    void mergedReportersRateAndTheMajorityCounts() {
        String lead = triaged();
        String second = merged(lead);
        String third = merged(lead);
        assertThat(service.mergedNeedsOf(lead)).containsExactly(second, third);
        toRating(lead);
        service.awaitsRating(lead, Instant.now().plusSeconds(3600), Actor.clock());

        assertThat(service.rated(second, new Rated(Rating.DISSATISFIED, "灯还是不亮", false), Actor.resident())
                        .complete())
                .isFalse();
        assertThatThrownBy(() -> service.rated(second, new Rated(Rating.SATISFIED, null, false), Actor.resident()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经评价过");
        service.rated(lead, new Rated(Rating.SATISFIED, null, false), Actor.resident());
        RatingResult result = service.rated(third, new Rated(Rating.DISSATISFIED, null, false), Actor.resident());

        assertThat(result).isEqualTo(new RatingResult(Rating.DISSATISFIED, 3, 3, true));
        service.reworkStarted(lead, LocalDate.now().plusDays(14), Actor.clock());
        service.delivered(lead, new DeliveryResult("已重新接线"), TOWN_CLERK);
        service.verificationLapsed(lead, Actor.clock());
        assertThat(service.awaitsRating(lead, null, Actor.clock())).isEqualTo(new RatingResult(null, 0, 3, false));
        service.rated(third, new Rated(Rating.SATISFIED, null, false), Actor.resident());
        assertThat(service.ratingOver(lead, Actor.clock()).rating()).isEqualTo(Rating.SATISFIED);
        assertThat(service.closed(lead, Ending.MET, Actor.clock()).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void theOldestMergedNeedSucceedsAWithdrawnLeadAndUndoingMergesTheLeadIntoIt() {
        String lead = triaged();
        String second = merged(lead);
        String third = merged(lead);
        service.triaged(lead, NeedFixtures.decision(), CLERK);
        service.withdrawn(lead, new Withdrawal("本人电话要求撤回", null), CLERK);

        Succession succession = service.succeeded(lead, Actor.clock()).orElseThrow();

        assertThat(succession).isEqualTo(new Succession(second, Status.SCREENING, Level.VILLAGE, List.of(third)));
        assertThat(service.view(second).title()).isEqualTo("村口至卫生室路段增设路灯");
        assertThat(service.view(third).mergedInto()).isEqualTo(second);
        assertThat(service.withdrawalUndone(lead, Actor.resident()).status()).isEqualTo(Status.MERGING);
        service.closed(lead, Ending.MERGED, Actor.clock());
        assertThat(service.mergedNeedsOf(second)).containsExactly(lead, third);
    }

    @Test
    void aMergeIntoANeedThatIsGoneGoesBackToTriage() {
        String lead = triaged();
        String follower = triaged();
        service.mergedInto(follower, new MergeDecision(lead, null), CLERK);
        service.withdrawn(lead, new Withdrawal("本人要求撤回", null), CLERK);

        assertThat(service.mergeOver(follower, Actor.clock())).isFalse();
        assertThat(service.view(follower).status()).isEqualTo(Status.TRIAGE);
        assertThat(service.mergedNeedsOf(lead)).isEmpty();
    }

    @Test
    void aPostingEndsOnlyWhenEveryObjectionIsAnswered() {
        String number = accepted();
        PostedEntry entry = service.posted(number, Instant.now().plusSeconds(3600), Actor.clock());
        assertThat(entry.reporter()).isEqualTo("欧阳＊＊");
        assertThat(service.postingsOf(number)).hasSize(1);
        long one = service.objected(number, new Objection("路灯会照进我家窗户", "钱多多", "13900000002", false), Actor.resident());
        long two = service.objected(number, new Objection("应先修路", null, null, true), Actor.resident());

        assertThat(service.postingOver(number, Actor.clock()).openObjections()).isEqualTo(2);
        service.objectionReleased(number, two, CLERK);
        service.objectionAnswered(number, new ObjectionAnswer(one, false, "灯杆位置已避开住户"), TOWN_CLERK);
        assertThatThrownBy(() -> service.objectionAnswered(number, new ObjectionAnswer(one, true, "改"), TOWN_CLERK))
                .isInstanceOf(Refusal.class);
        service.objectionAnswered(number, new ObjectionAnswer(two, true, "先议修路"), TOWN_CLERK);

        assertThat(service.anyObjectionUpheld(number)).isTrue();
        assertThat(service.postingOver(number, Actor.clock())).isEqualTo(new PostingResult(true, DecidedBy.MEETING, 0));
        assertThat(service.view(number).status()).isEqualTo(Status.SCREENING);
        assertThat(service.mayRead(number, Set.of("990199100"))).isTrue();
        service.screened(number, NeedFixtures.acceptedByMeeting(), CLERK);
        service.posted(number, Instant.now().plusSeconds(3600), Actor.clock());
        assertThat(service.anyObjectionUpheld(number)).isFalse();
        assertThat(service.postingOver(number, Actor.clock()))
                .isEqualTo(new PostingResult(false, DecidedBy.MEETING, 0));
    }

    @Test
    void likelyDuplicatesComeFromTheSameVillageAndCanTakeInAnother() {
        String village = "990199100205";
        String light = classified(NeedFixtures.described(village, Category.LIGHTING, "村口到卫生室这段路没有路灯，老人晚上看病不安全", "村口"));
        classified(NeedFixtures.described(OTHER_VILLAGE, Category.LIGHTING, "村口到卫生室的路上没有路灯，晚上出门不安全", "村口"));
        classified(NeedFixtures.described(village, Category.WATER, "自来水水压太低，二楼用不上水", "三组"));
        String again = classified(NeedFixtures.described(village, Category.LIGHTING, "卫生室到村口晚上黑，没有路灯，走路不安全", "村口"));

        assertThat(service.likelyDuplicates(again)).singleElement().satisfies(likely -> assertThat(likely.number())
                .isEqualTo(light));

        service.withdrawn(light, new Withdrawal("本人要求", null), CLERK);
        assertThat(service.likelyDuplicates(again)).isEmpty();
    }

    @Test
    void whatWaitsForScreeningIsListedMostUrgentFirst() {
        String village = "990199100206";
        String first = triaged(village);
        service.triaged(first, NeedFixtures.decision(), CLERK);
        String second = triaged(village);
        service.triageLapsed(second, Actor.clock());

        assertThat(queries.waitingForScreening(village, 60))
                .extracting(NeedsQuery.Waiting::number)
                .containsExactly(first, second);
        assertThat(queries.waitingForScreening(village, 1)).hasSize(1);
        assertThat(queries.backlogs())
                .filteredOn(backlog -> backlog.village().equals(village))
                .singleElement()
                .satisfies(backlog -> assertThat(backlog.waiting()).isEqualTo(2));
    }

    // ---- routes

    private String registered() {
        return service.registered(NeedFixtures.report(VILLAGE), CLERK).number();
    }

    private String classified(NeedReport report) {
        String number = service.registered(report, CLERK).number();
        service.classified(
                number, new Classification(report.kind(), report.category(), Urgency.ORDINARY), Actor.clock());
        return number;
    }

    private String triaged() {
        return triaged(VILLAGE);
    }

    private String triaged(String village) {
        return classified(NeedFixtures.report(village));
    }

    private String merged(String lead) {
        String number = triaged();
        service.mergedInto(number, new MergeDecision(lead, null), CLERK);
        assertThat(service.mergeOver(number, Actor.clock())).isTrue();
        service.closed(number, Ending.MERGED, Actor.clock());
        return number;
    }

    private String accepted() {
        String number = triaged();
        service.triaged(number, NeedFixtures.decision(), CLERK);
        assertThat(service.waitsForScreening(number, Actor.clock())).isEqualTo(DecidedBy.MEETING);
        service.screened(number, NeedFixtures.acceptedByMeeting(), CLERK);
        return number;
    }

    private String delivered() {
        String number = accepted();
        deliver(number);
        return number;
    }

    private void deliver(String number) {
        service.posted(number, Instant.now().plusSeconds(3600), Actor.clock());
        service.postingOver(number, Actor.clock());
        service.levelEntered(
                number, new LevelEntry(Level.VILLAGE, List.of(VILLAGE, "990199100201-helpers")), Actor.clock());
        service.claimDeclined(number, "990199100201-helpers", "没有电工", CLERK);
        service.claimLapsed(number, Actor.clock());
        service.levelEntered(number, new LevelEntry(Level.TOWN, List.of("990199100-roads")), Actor.clock());
        service.claimed(number, NeedFixtures.plan("990199100-roads"), NeedFixtures.cap(), TOWN_CLERK);
        service.deliveryStarted(number, TOWN_CLERK);
        service.delivered(number, new DeliveryResult("已装6盏太阳能路灯"), TOWN_CLERK);
    }

    private void toRating(String number) {
        service.triaged(number, NeedFixtures.decision(), CLERK);
        service.screened(number, NeedFixtures.acceptedByMeeting(), CLERK);
        deliver(number);
        service.verified(number, new Verification(true, null), CLERK);
    }

    private void assertRefused(NeedReport report, Refusal.Kind kind, String words) {
        assertThatThrownBy(() -> service.registered(report, CLERK))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private int count() {
        return jdbc.queryForObject("select count(*) from need", Integer.class);
    }
}
