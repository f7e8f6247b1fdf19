package org.needsline.meeting;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An agenda names a need by its official title, which may hold nothing personal; where somebody asks for the erasure it goes even so, and
 * the category stands for it. Votes and outcomes stay. Minutes are a public record of the village, kept as they were published.
 */
@Component
class MeetingPersonalData implements PersonalData {

    private final ErasableRows titles;

    MeetingPersonalData(JdbcClient jdbc) {
        this.titles = new ErasableRows(jdbc)
                .blank("meeting_agenda", "title = category_name", "need_number = :number and title <> category_name");
    }

    @Override
    public Map<String, Long> found(String caseNumber, Extent extent) {
        return extent == Extent.REQUEST ? titles.found(caseNumber) : Map.of();
    }

    @Override
    public Map<String, Long> erased(String caseNumber, Extent extent) {
        return extent == Extent.REQUEST ? titles.erased(caseNumber) : Map.of();
    }
}
