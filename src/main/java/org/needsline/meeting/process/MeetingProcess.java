package org.needsline.meeting.process;

import static org.camunda.spin.Spin.JSON;

import org.camunda.bpm.engine.RuntimeService;
import org.needsline.engine.SystemAuthority;
import org.needsline.meeting.MeetingCalls;
import org.needsline.organisation.Organisation;
import org.springframework.stereotype.Component;

/** The only caller of the engine for {@link ScreeningMeeting}. */
@Component
class MeetingProcess implements MeetingCalls {

    private final RuntimeService runtime;
    private final SystemAuthority system;
    private final Organisation organisation;

    MeetingProcess(RuntimeService runtime, SystemAuthority system, Organisation organisation) {
        this.runtime = runtime;
        this.organisation = organisation;
        this.system = system;
    }

    @Override
    public boolean isRunning(String meetingId) {
        return system.call(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(ScreeningMeeting.KEY)
                        .processInstanceBusinessKey(meetingId)
                        .count())
                > 0;
    }

    @Override
    public void due(String meetingId, String village) {
        start(ScreeningMeeting.MESSAGE_DUE, meetingId, village);
    }

    @Override
    public void ordered(String meetingId, String village) {
        start(ScreeningMeeting.MESSAGE_ORDERED, meetingId, village);
    }

    @Override
    public void orderedInstead(String meetingId) {
        system.run(() -> runtime.createMessageCorrelation(ScreeningMeeting.MESSAGE_ORDERED)
                .processInstanceBusinessKey(meetingId)
                .correlate());
    }

    private void start(String message, String meetingId, String village) {
        system.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(meetingId)
                .setVariable(
                        ScreeningMeeting.MEETING, JSON(MeetingCards.plain(meetingId, organisation.require(village))))
                .setVariable(ScreeningMeeting.VILLAGE, village)
                .setVariable(ScreeningMeeting.TOWN, village.substring(0, 9))
                .setVariable(ScreeningMeeting.DISTRICT, village.substring(0, 6))
                .correlateStartMessage());
    }
}
