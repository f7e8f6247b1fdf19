package org.needsline.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.spin.Spin.JSON;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.meeting.AgendaItem;
import org.needsline.meeting.LibraryDouble;
import org.needsline.meeting.Meeting;
import org.needsline.meeting.MeetingNotices;
import org.needsline.meeting.MeetingService;
import org.needsline.meeting.Meetings;
import org.needsline.meeting.MinutesArchive;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SystemTest
@Import(LibraryDouble.class)
class ScreeningMeetingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger NEXT_VILLAGE = new AtomicInteger(201);

    /** A Monday in a week without holidays. */
    private static final Instant MONDAY = at("2026-10-12T09:00");

    private static final String TOWN = "990198300";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Meetings meetings;

    @Autowired
    MeetingService service;

    @Autowired
    MeetingNotices notices;

    @Autowired
    MinutesArchive minutes;

    @Autowired
    LibraryDouble library;

    private String village = "";

    @BeforeEach
    void aVillageOfItsOwn() {
        AbstractAssertions.init(engine);
        ((EngineClock) clock).moveTo(MONDAY);
        library.reset();
        village = TOWN + NEXT_VILLAGE.getAndIncrement();
        unit("990198", null, "DISTRICT", "试验区");
        unit(TOWN, "990198", "TOWN", "试验镇");
        unit(village, TOWN, "VILLAGE", "试验村");
    }

    @AfterEach
    void theClockRunsAgain() {
        engine.getIdentityService().clearAuthentication();
        ((EngineClock) clock).reset();
    }

    @Test
    void decidesManyNeedsAtOnce() throws IOException {
        List<String> needs = library.wait(village, 6);
        ProcessInstance instance = proposed();
        Task convene = task(instance, "UserTask_ConveneMeeting");
        assertThat(convene.getDueDate()).isEqualTo(date("2026-10-19T17:30"));
        assertThat(candidates(convene)).containsExactlyInAnyOrder("secretary." + village, "clerk." + village);
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));

        assertThat(notices.ofVillage(village)).singleElement().satisfies(notice -> {
            assertThat(notice.venue()).isEqualTo("村委会二楼会议室");
            assertThat(notice.agendaSize()).isEqualTo(6);
        });
        theMeetingBegins(instance, "2026-10-15T14:30");
        assertThat(task(instance, "UserTask_RecordMeeting").getDueDate()).isEqualTo(date("2026-10-16T17:30"));

        Map<String, Object> form = recording(24, 20, 3, 1);
        form.put("deferred", JSON(List.of(needs.get(1))));
        form.put("rejectedAlreadyCovered", JSON(List.of(needs.get(2))));
        form.put("outsideRemit", JSON(List.of(needs.get(3))));
        form.put("privateSingleVotes", needs.get(4) + " 12 12 0");
        complete(instance, "UserTask_RecordMeeting", form);
        assertThat(task(instance, "UserTask_PublishMinutes").getDueDate()).isEqualTo(date("2026-10-20T17:30"));
        complete(instance, "UserTask_PublishMinutes", publishing());
        assertThat(instance).isWaitingAt("ServiceTask_TellOutcome#multiInstanceBody");
        jobs(instance).forEach(this::execute);

        assertThat(instance)
                .isEnded()
                .hasPassedInOrder(
                        "StartEvent_MeetingDue",
                        "ServiceTask_DraftAgenda",
                        "UserTask_ConveneMeeting",
                        "ServiceTask_AnnounceMeeting",
                        "CatchEvent_MeetingBegins",
                        "UserTask_RecordMeeting",
                        "UserTask_PublishMinutes",
                        "ServiceTask_CloseMeeting",
                        "EndEvent_MeetingHeld")
                .hasNotPassed(
                        "EndEvent_MeetingCancelled",
                        "EndEvent_MeetingFailed",
                        "UserTask_OrderMeeting",
                        "ServiceTask_AdjournMeeting",
                        "BoundaryEvent_ConveneOverdue");
        assertThat(needs)
                .extracting(number -> library.told(number).get(0).outcome())
                .containsExactly(
                        ScreeningOutcome.ACCEPTED,
                        ScreeningOutcome.DEFERRED,
                        ScreeningOutcome.REJECTED,
                        ScreeningOutcome.OUTSIDE_REMIT,
                        ScreeningOutcome.DEFERRED,
                        ScreeningOutcome.ACCEPTED);
        LibraryDouble.Told rejected = library.told(needs.get(2)).get(0);
        assertThat(rejected.reason()).isEqualTo("alreadyCovered");
        assertThat(rejected.meetingId()).isEqualTo("M-" + village + "-2026-01");
        assertThat(library.told(needs.get(0)).get(0).voteLine())
                .isEqualTo("整单表决 赞成20 反对3 弃权1 List vote: yes 20, no 3, abstain 1");
        assertThat(meetings.ofVillage(village)).singleElement().satisfies(meeting -> assertThat(meeting.status())
                .isEqualTo(Meeting.Status.CLOSED));

        byte[] pdf = minutes.minutesOfNeed(needs.get(2)).orElseThrow().pdf();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("试验村", "王书记", "30 / 20 / 24", needs.get(2), "不采纳：已有政策保障", "超出职责", "一切照旧");
        }
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .variableNameLike("private%")
                        .count())
                .isZero();
    }

    @Test
    void isProposedOrOrderedOnlyWhileNoneIsOpen() {
        library.wait(village, 3);
        ProcessInstance instance = proposed();
        assertThat(instance.getBusinessKey()).isEqualTo("M-" + village + "-2026-01");
        assertThat(meetings.proposeFor(village)).isEmpty();
        assertThat(meetings.ofVillage(village)).hasSize(1);

        library.reset();
        complete(instance, "UserTask_ConveneMeeting", Map.of("conveneOutcome", "nothingToDecide"));
        assertThat(meetings.orderFor(village)).contains("M-" + village + "-2026-02");
    }

    @Test
    void twoCallsInTheSameInstantMakeOneMeeting() throws Exception {
        library.wait(village, 3);
        CyclicBarrier sameInstant = new CyclicBarrier(2);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            Callable<Optional<String>> call = () -> {
                sameInstant.await();
                return meetings.proposeFor(village);
            };
            List<Optional<String>> called = new ArrayList<>();
            for (Future<Optional<String>> answer : callers.invokeAll(List.of(call, call))) {
                called.add(answer.get());
            }

            assertThat(called.stream().flatMap(Optional::stream)).containsExactly("M-" + village + "-2026-01");
            assertThat(meetings.ofVillage(village)).hasSize(1);
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void theTownOrdersAMeetingThatTheVillageDoesNotConveneAndOnlyOnce() {
        List<String> needs = library.wait(village, 2);
        ProcessInstance instance = proposed();
        assertThat(meetings.orderFor(village)).contains(instance.getBusinessKey());
        assertThat(instance).isWaitingAtExactly("UserTask_OrderMeeting");
        assertThat(meetings.orderFor(village)).isEmpty();
        complete(instance, "UserTask_OrderMeeting", Map.of());
        assertThat(instance).isWaitingAtExactly("UserTask_ConveneMeeting");
        assertThat(meetings.orderFor(village)).isEmpty();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        assertThat(meetings.orderFor(village)).isEmpty();
        assertThat(instance).isWaitingAt("CatchEvent_MeetingBegins");
    }

    @Test
    void aMeetingIsProposedOnceEnoughNeedsWait() {
        assertThat(meetings.needsWaiting(village, 19)).isEmpty();
        assertThat(meetings.needsWaiting(village, 20)).isPresent();
        assertThat(meetings.needsWaiting(village, 21)).isEmpty();
    }

    @Test
    void endsAtOnceWhenNoNeedWaitsAnyMore() {
        List<String> needs = library.wait(village, 1);
        ProcessInstance instance = proposed();
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        complete(instance, "UserTask_ConveneMeeting", Map.of("conveneOutcome", "nothingToDecide")))
                .withStackTraceContaining("1 needs still wait");
        assertThat(instance).isWaitingAt("UserTask_ConveneMeeting");

        library.noLongerWaits(needs.get(0));
        complete(instance, "UserTask_ConveneMeeting", Map.of("conveneOutcome", "nothingToDecide"));
        assertThat(instance)
                .isEnded()
                .hasPassed("EndEvent_MeetingCancelled")
                .hasNotPassed("ServiceTask_AnnounceMeeting", "EndEvent_MeetingHeld");
        assertThat(meetings.find(instance.getBusinessKey()).orElseThrow().status())
                .isEqualTo(Meeting.Status.CANCELLED);
        assertThat(notices.ofVillage(village)).isEmpty();
    }

    @Test
    void theTownOrdersWhatTheVillageLeftUndone() {
        library.wait(village, 2);
        String number = meetings.orderFor(village).orElseThrow();
        ProcessInstance instance = instance(number);
        Task order = task(instance, "UserTask_OrderMeeting");
        assertThat(candidates(order)).containsExactly("clerk." + TOWN);
        assertThat(order.getDueDate()).isEqualTo(date("2026-10-15T17:30"));
        assertThat(meetings.orderFor(village)).isEmpty();

        complete(instance, "UserTask_OrderMeeting", Map.of("privateOrder", "请本月内开会"));
        assertThat(instance)
                .isWaitingAt("UserTask_ConveneMeeting")
                .hasPassed("StartEvent_MeetingOrdered", "ServiceTask_OrderMeeting")
                .hasNotPassed("StartEvent_MeetingDue");
        assertThat(meetings.find(number).orElseThrow().townOrder()).isEqualTo("请本月内开会");
    }

    @Test
    void aSecretaryCallsTheMeetingOfTheirVillage() {
        staff("sec-" + village, "secretary", village);
        mayStart();
        library.wait(village, 2);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(ScreeningMeeting.KEY)
                .latestVersion()
                .singleResult()
                .getId();

        engine.getIdentityService().setAuthentication("sec-" + village, List.of("secretary." + village));
        ProcessInstance instance = engine.getFormService().submitStartForm(definition, Map.of());
        engine.getIdentityService().clearAuthentication();
        String number = "M-" + village + "-2026-01";
        assertThat(instance(number).getId()).isEqualTo(instance.getId());
        assertThat(instance)
                .isWaitingAt("UserTask_ConveneMeeting")
                .hasPassed("StartEvent_MeetingCalled", "ServiceTask_CallMeeting")
                .hasNotPassed("StartEvent_MeetingDue");
        assertThat(meetings.find(number).orElseThrow().calledBy()).isEqualTo("sec-" + village);

        engine.getIdentityService().setAuthentication("sec-" + village, List.of("secretary." + village));
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> engine.getFormService().submitStartForm(definition, Map.of()))
                .withStackTraceContaining("under way");
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(
                        () -> engine.getFormService().submitStartForm(definition, Map.of("village", "990101100201")))
                .withStackTraceContaining("neither secretary nor clerk");
        engine.getIdentityService().setAuthentication("nobody", List.of());
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> engine.getFormService().submitStartForm(definition, Map.of()))
                .withStackTraceContaining("12 digits");
    }

    @Test
    void theTownIsToldWhenTheVillageDoesNotConvene() {
        staff("town-" + village, "clerk", TOWN);
        library.wait(village, 2);
        ProcessInstance instance = proposed();
        ((EngineClock) clock).moveTo(at("2026-10-19T17:29"));
        assertThat(dueTimers(instance)).isEmpty();
        ((EngineClock) clock).moveTo(at("2026-10-19T17:31"));
        dueTimers(instance).forEach(this::execute);
        assertThat(instance)
                .isWaitingAt("UserTask_ConveneMeeting")
                .hasPassed("BoundaryEvent_ConveneOverdue", "ServiceTask_TellTownMeetingOverdue", "EndEvent_TownTold");
        assertThat(messages("town-" + village, instance)).containsExactly("meeting.overdue");
    }

    @Test
    void theRecordIsWrittenOnceTheMeetingHasBegun() {
        List<String> needs = library.wait(village, 2);
        ProcessInstance instance = proposed();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        ((EngineClock) clock).moveTo(at("2026-10-15T14:29"));
        assertThat(dueTimers(instance)).isEmpty();
        assertThat(instance).isWaitingAt("CatchEvent_MeetingBegins");
        ((EngineClock) clock).moveTo(at("2026-10-15T14:31"));
        dueTimers(instance).forEach(this::execute);
        assertThat(instance).isWaitingAt("UserTask_RecordMeeting");
    }

    @Test
    void aDateTooSoonIsRefusedAndLeavesNoTrace() {
        List<String> needs = library.wait(village, 2);
        ProcessInstance instance = proposed();
        refused(instance, convening("2026-10-14T14:30", needs), "2026-10-15");
        refused(instance, convening("2026-10-09T14:30", needs), "has passed");
        refused(instance, convening("2027-10-15T14:30", needs), "three months");
        refused(instance, convening("2026-10-15T14:30", List.of()), "at least one need");
        refused(instance, convening("2026-10-15T14:30", List.of(needs.get(0), needs.get(0))), "twice");
        refused(instance, convening("2026-10-15T14:30", List.of("990101100201-2026-9999")), "does not wait");
        Map<String, Object> form = convening("2026-10-15T14:30", needs);
        form.put("privateFurtherNeeds", needs.get(1));
        refused(instance, form, "twice");
        form = convening("not a time", needs);
        refused(instance, form, "cannot be read");
        form = convening("2026-10-15T14:30", needs);
        form.put("representatives", 2L);
        refused(instance, form, "between 3 and 1000");
        form.put("representatives", "thirty");
        refused(instance, form, "whole number");
        form = convening("2026-10-15T14:30", needs);
        form.put("privateVenue", " ");
        refused(instance, form, "place of the meeting");
        assertThat(engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(instance.getId())
                        .variableNameLike("private%")
                        .count())
                .isZero();
        assertThat(notices.ofVillage(village)).isEmpty();
        assertThat(meetings.sessionsOf(instance.getBusinessKey())).isEmpty();
    }

    @Test
    void needsThatCameLaterMayBeAddedByNumber() {
        List<String> needs = library.wait(village, 61);
        ProcessInstance instance = proposed();
        assertThat(proposedAgenda(instance)).hasSize(60).doesNotContain(needs.get(60));
        refused(instance, convening("2026-10-15T14:30", needs), "at most 60");
        Map<String, Object> form = convening("2026-10-15T14:30", needs.subList(1, 3));
        form.put("privateFurtherNeeds", needs.get(60) + "\n" + needs.get(0));
        complete(instance, "UserTask_ConveneMeeting", form);
        assertThat(meetings.agendaOf(instance.getBusinessKey()))
                .extracting(item -> item.need().number())
                .containsExactly(needs.get(0), needs.get(1), needs.get(2), needs.get(60));
    }

    @Test
    void withoutAQuorumItIsConvenedAgainAndTheThirdTimeByTheTown() {
        List<String> needs = library.wait(village, 3);
        ProcessInstance instance = proposed();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        theMeetingBegins(instance, "2026-10-15T14:30");
        complete(instance, "UserTask_RecordMeeting", noQuorum(19));
        Task again = task(instance, "UserTask_ReconveneMeeting");
        assertThat(again.getDueDate()).isEqualTo(date("2026-10-22T17:30"));
        assertThat(candidates(again)).containsExactlyInAnyOrder("secretary." + village, "clerk." + village);
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), "present"))
                .isNull();

        library.noLongerWaits(needs.get(2));
        complete(instance, "UserTask_ReconveneMeeting", convening("2026-10-21T09:00", needs.subList(0, 2)));
        theMeetingBegins(instance, "2026-10-21T09:00");
        complete(instance, "UserTask_RecordMeeting", noQuorum(0));
        Task byTown = task(instance, "UserTask_ConveneByTown");
        assertThat(byTown.getDueDate()).isEqualTo(date("2026-10-28T17:30"));
        assertThat(candidates(byTown)).containsExactly("clerk." + TOWN);

        complete(instance, "UserTask_ConveneByTown", convening("2026-10-27T09:00", needs.subList(0, 2)));
        theMeetingBegins(instance, "2026-10-27T09:00");
        complete(instance, "UserTask_RecordMeeting", recording(20, 11, 9, 0));
        complete(instance, "UserTask_PublishMinutes", publishing());
        jobs(instance).forEach(this::execute);
        assertThat(instance)
                .isEnded()
                .hasPassed("EndEvent_MeetingHeld", "UserTask_ReconveneMeeting", "UserTask_ConveneByTown")
                .hasNotPassed("EndEvent_MeetingFailed", "EndEvent_MeetingCancelled");
        assertThat(library.told(needs.get(0))).hasSize(1);
        assertThat(library.told(needs.get(2))).isEmpty();
        assertThat(notices.ofVillage(village)).hasSize(3);
        assertThat(meetings.sessionsOf(instance.getBusinessKey()))
                .extracting(session -> session.present())
                .containsExactly(19, 0, 20);
    }

    @Test
    void failsWhenTooFewComeEvenToTheTown() {
        List<String> needs = library.wait(village, 2);
        ProcessInstance instance = proposed();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        theMeetingBegins(instance, "2026-10-15T14:30");
        complete(instance, "UserTask_RecordMeeting", noQuorum(19));
        complete(instance, "UserTask_ReconveneMeeting", convening("2026-10-21T09:00", needs));
        theMeetingBegins(instance, "2026-10-21T09:00");
        complete(instance, "UserTask_RecordMeeting", noQuorum(19));
        complete(instance, "UserTask_ConveneByTown", convening("2026-10-27T09:00", needs));
        theMeetingBegins(instance, "2026-10-27T09:00");
        complete(instance, "UserTask_RecordMeeting", noQuorum(19));
        assertThat(instance)
                .isEnded()
                .hasPassed("EndEvent_MeetingFailed")
                .hasNotPassed("UserTask_PublishMinutes", "ServiceTask_TellOutcome", "EndEvent_MeetingHeld");
        assertThat(meetings.find(instance.getBusinessKey()).orElseThrow().status())
                .isEqualTo(Meeting.Status.FAILED);
        assertThat(library.of(village)).hasSize(2);
        assertThat(library.told(needs.get(0))).isEmpty();
        assertThat(meetings.proposeFor(village)).isPresent();
    }

    @Test
    void theTownIsToldWhenTheVillageDoesNotReconvene() {
        staff("town-" + village, "clerk", TOWN);
        List<String> needs = library.wait(village, 2);
        ProcessInstance instance = proposed();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        theMeetingBegins(instance, "2026-10-15T14:30");
        complete(instance, "UserTask_RecordMeeting", noQuorum(19));
        ((EngineClock) clock).moveTo(at("2026-10-22T17:29"));
        assertThat(dueTimers(instance)).isEmpty();
        ((EngineClock) clock).moveTo(at("2026-10-22T17:31"));
        dueTimers(instance).forEach(this::execute);
        assertThat(instance)
                .isWaitingAt("UserTask_ReconveneMeeting")
                .hasPassed("BoundaryEvent_ReconveneOverdue", "EndEvent_TownTold");
        assertThat(messages("town-" + village, instance)).containsExactly("meeting.overdue");
    }

    @Test
    void aRecordThatContradictsItselfIsRefused() {
        List<String> needs = library.wait(village, 3);
        ProcessInstance instance = proposed();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        theMeetingBegins(instance, "2026-10-15T14:30");
        refusedRecord(instance, recording(31, 20, 3, 1), "between 0 and the 30");
        refusedRecord(instance, recording(24, 25, 0, 0), "more than the 24 present");
        Map<String, Object> form = recording(24, 20, 3, 1);
        form.put("privateChair", "");
        refusedRecord(instance, form, "who chaired");
        form = recording(24, 20, 3, 1);
        form.put("privateSingleVotes", "1 20");
        refusedRecord(instance, form, "should read");
        form = recording(24, 20, 3, 1);
        form.put("deferred", JSON(List.of(needs.get(0))));
        form.put("outsideRemit", JSON(List.of(needs.get(0))));
        refusedRecord(instance, form, "occurs twice");
        form = recording(24, 20, 3, 1);
        form.put("listNo", null);
        refusedRecord(instance, form, "0 where there was none");
        form = recording(24, 20, 3, 1);
        form.put("present", null);
        refusedRecord(instance, form, "The number present is missing");
        assertThat(meetings.agendaOf(instance.getBusinessKey())).allMatch(item -> item.decision() == null);
    }

    @Test
    void aFailedListVoteDefersTheList() {
        List<String> needs = library.wait(village, 3);
        ProcessInstance instance = published(needs, recording(24, 12, 2, 0));
        jobs(instance).forEach(this::execute);
        assertThat(instance).isEnded();
        assertThat(needs).allMatch(number -> library.told(number).get(0).outcome() == ScreeningOutcome.DEFERRED);
    }

    @Test
    void aRecordMayBeCorrectedTwice() {
        List<String> needs = library.wait(village, 2);
        ProcessInstance instance = proposed();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        theMeetingBegins(instance, "2026-10-15T14:30");
        for (int time = 1; time <= 2; time++) {
            complete(instance, "UserTask_RecordMeeting", recording(24, 3, 20, 1));
            complete(instance, "UserTask_PublishMinutes", Map.of("publishOutcome", "correct"));
        }
        complete(instance, "UserTask_RecordMeeting", recording(24, 20, 3, 1));
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), "correctionAllowed"))
                .isEqualTo(false);
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> complete(instance, "UserTask_PublishMinutes", Map.of("publishOutcome", "correct")))
                .withStackTraceContaining("corrected twice");
        complete(instance, "UserTask_PublishMinutes", publishing());
        jobs(instance).forEach(this::execute);
        assertThat(instance).isEnded().hasPassed("EndEvent_MeetingHeld");
        assertThat(library.told(needs.get(0))).singleElement().satisfies(told -> assertThat(told.outcome())
                .isEqualTo(ScreeningOutcome.ACCEPTED));
    }

    @Test
    void sixtyNeedsAreEachToldOnceThoughTheThirtySeventhFails() {
        List<String> needs = library.wait(village, 60);
        ProcessInstance instance = published(needs, recording(24, 20, 3, 1));
        List<Job> jobs = jobs(instance);
        assertThat(jobs).hasSize(60);
        library.failFor(needs.get(36), 1);

        int failed = 0;
        for (Job job : jobs) {
            try {
                execute(job);
            } catch (IllegalStateException e) {
                failed++;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(instance).isNotEnded().hasNotPassed("ServiceTask_CloseMeeting");
        assertThat(library.told(needs.get(36))).isEmpty();
        assertThat(jobs(instance)).singleElement().satisfies(left -> assertThat(left.getRetries())
                .isEqualTo(4));
        assertThat(meetings.agendaOf(instance.getBusinessKey()).stream()
                        .filter(item -> item.toldAt() == null)
                        .map(item -> item.need().number()))
                .containsExactly(needs.get(36));

        jobs(instance).forEach(this::execute);
        assertThat(instance).isEnded().hasPassed("EndEvent_MeetingHeld");
        assertThat(needs).allMatch(number -> library.told(number).size() == 1);
        needs.forEach(number -> service.told(instance.getBusinessKey(), number));
        assertThat(needs).allMatch(number -> library.told(number).size() == 1);
    }

    @Test
    void oneThatKeepsFailingIsAnIncidentAndTheMeetingWaitsForIt() {
        List<String> needs = library.wait(village, 3);
        ProcessInstance instance = published(needs, recording(24, 20, 3, 1));
        library.failFor(needs.get(1), 5);
        jobs(instance).forEach(job -> {
            for (int attempt = 1; attempt <= 5; attempt++) {
                if (engine.getManagementService()
                                .createJobQuery()
                                .jobId(job.getId())
                                .count()
                        == 0) {
                    return;
                }
                try {
                    execute(job);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining(needs.get(1));
                }
            }
        });
        assertThat(instance).isNotEnded();
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isEqualTo(1);
        Job stuck = jobs(instance).get(0);
        assertThat(stuck.getRetries()).isZero();
        engine.getManagementService().setJobRetries(stuck.getId(), 1);
        execute(stuck);
        assertThat(instance).isEnded().hasPassed("EndEvent_MeetingHeld");
        assertThat(needs).allMatch(number -> library.told(number).size() == 1);
    }

    @Test
    void aNeedThatNoLongerWaitsIsSkippedAndTheAgendaSaysSo() {
        List<String> needs = library.wait(village, 2);
        ProcessInstance instance = published(needs, recording(24, 20, 3, 1));
        library.noLongerWaits(needs.get(1));
        jobs(instance).forEach(this::execute);
        assertThat(instance).isEnded();
        assertThat(library.told(needs.get(1))).isEmpty();
        assertThat(meetings.agendaOf(instance.getBusinessKey()))
                .extracting(item -> item.telling())
                .containsExactly(AgendaItem.Telling.TOLD, AgendaItem.Telling.SKIPPED);
    }

    @Test
    void theNextMeetingIsProposedWhenEnoughWaitedMeanwhile() {
        List<String> needs = library.wait(village, 81);
        ProcessInstance instance = published(needs.subList(0, 60), recording(24, 20, 3, 1));
        jobs(instance).forEach(this::execute);
        assertThat(instance).isEnded();
        assertThat(meetings.ofVillage(village)).hasSize(2);
        assertThat(instance("M-" + village + "-2026-02")).isWaitingAt("UserTask_ConveneMeeting");
    }

    @Test
    void thePublishedMinutesKeepTheirNumbersAcrossYears() {
        library.wait(village, 1);
        ProcessInstance first = proposed();
        library.reset();
        complete(first, "UserTask_ConveneMeeting", Map.of("conveneOutcome", "nothingToDecide"));
        ((EngineClock) clock).moveTo(at("2027-01-04T09:00"));
        assertThat(meetings.proposeFor(village)).contains("M-" + village + "-2027-01");
        assertThatNoException().isThrownBy(() -> meetings.ofVillage(village));
    }

    private List<String> proposedAgenda(ProcessInstance instance) {
        SpinJsonNode agenda = (SpinJsonNode) engine.getRuntimeService().getVariable(instance.getId(), "agenda");
        return agenda.elements().stream().map(SpinJsonNode::stringValue).toList();
    }

    private ProcessInstance proposed() {
        return instance(meetings.proposeFor(village).orElseThrow());
    }

    private ProcessInstance published(List<String> needs, Map<String, Object> recording) {
        ProcessInstance instance = proposed();
        complete(instance, "UserTask_ConveneMeeting", convening("2026-10-15T14:30", needs));
        theMeetingBegins(instance, "2026-10-15T14:30");
        complete(instance, "UserTask_RecordMeeting", recording);
        complete(instance, "UserTask_PublishMinutes", publishing());
        return instance;
    }

    private ProcessInstance instance(String number) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number, ScreeningMeeting.KEY)
                .singleResult();
    }

    private Task task(ProcessInstance instance, String id) {
        assertThat(instance).isWaitingAt(id);
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(id)
                .singleResult();
    }

    private void complete(ProcessInstance instance, String id, Map<String, Object> variables) {
        engine.getTaskService().complete(task(instance, id).getId(), variables);
    }

    private void refused(ProcessInstance instance, Map<String, Object> form, String inWords) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> complete(instance, "UserTask_ConveneMeeting", form))
                .withStackTraceContaining(inWords);
        assertThat(instance).isWaitingAt("UserTask_ConveneMeeting");
    }

    private void refusedRecord(ProcessInstance instance, Map<String, Object> form, String inWords) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> complete(instance, "UserTask_RecordMeeting", form))
                .withStackTraceContaining(inWords);
        assertThat(instance).isWaitingAt("UserTask_RecordMeeting");
    }

    private void theMeetingBegins(ProcessInstance instance, String local) {
        ((EngineClock) clock).moveTo(at(local));
        dueTimers(instance).forEach(this::execute);
    }

    private List<Job> dueTimers(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .executable()
                .list();
    }

    private List<Job> jobs(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    private void execute(Job job) {
        engine.getManagementService().executeJob(job.getId());
    }

    private List<String> candidates(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private List<String> messages(String person, ProcessInstance instance) {
        return jdbc.sql("select event from in_app_message where user_id = ? and case_number = ?")
                .params(person, instance.getBusinessKey())
                .query(String.class)
                .list();
    }

    private static Map<String, Object> convening(String local, List<String> needs) {
        Map<String, Object> form = new HashMap<>();
        form.put("conveneOutcome", "convene");
        form.put("meetingTime", local);
        form.put("privateVenue", "村委会二楼会议室");
        form.put("representatives", 30);
        form.put("agenda", JSON(needs));
        return form;
    }

    private static Map<String, Object> recording(int present, int yes, int no, int abstain) {
        Map<String, Object> form = new HashMap<>();
        form.put("present", present);
        form.put("privateChair", "王书记");
        form.put("listYes", yes);
        form.put("listNo", no);
        form.put("listAbstain", abstain);
        return form;
    }

    private static Map<String, Object> noQuorum(int present) {
        return Map.of("present", present, "privateChair", "王书记");
    }

    private static Map<String, Object> publishing() {
        return Map.of("publishOutcome", "publish", "privateRemark", "一切照旧");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Date date(String local) {
        return Date.from(at(local));
    }

    private void unit(String code, @Nullable String parent, String level, String name) {
        jdbc.sql("insert into unit (code, parent_code, unit_level, name, name_en)"
                        + " select ?, ?, ?, ?, ? where not exists (select 1 from unit where code = ?)")
                .params(code, parent, level, name, level, code)
                .update();
    }

    /** Who may start it is set up elsewhere; here everybody may, and the service decides whose village it is. */
    private void mayStart() {
        AuthorizationService authorizations = engine.getAuthorizationService();
        Authorization instances = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        instances.setResource(Resources.PROCESS_INSTANCE);
        instances.setResourceId(Authorization.ANY);
        instances.addPermission(Permissions.CREATE);
        authorizations.saveAuthorization(instances);
        Authorization definitions = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        definitions.setResource(Resources.PROCESS_DEFINITION);
        definitions.setResourceId(ScreeningMeeting.KEY);
        definitions.addPermission(Permissions.READ);
        definitions.addPermission(Permissions.CREATE_INSTANCE);
        authorizations.saveAuthorization(definitions);
    }

    private void staff(String user, String role, String unit) {
        jdbc.sql("insert into staff (user_id, name) values (?, ?)")
                .params(user, user)
                .update();
        jdbc.sql("insert into staff_role (user_id, role_id, unit_code) values (?, ?, ?)")
                .params(user, role, unit)
                .update();
    }
}
