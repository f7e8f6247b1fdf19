package org.needsline.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.ColleagueNote;
import org.needsline.casefile.CaseFile.Score;
import org.needsline.scoring.ScoreEntry;
import org.needsline.scoring.ScoreLedger;
import org.springframework.stereotype.Component;

/** Reads what stands beside the facts of a case: evidence, notes between colleagues, score entries, how often somebody looked. */
@Component
class CaseShelves {

    private final EvidenceService evidence;
    private final ColleagueNotes notes;
    private final ScoreLedger scores;
    private final CaseAccess access;
    private final Names names;
    private final Calendars calendars;

    CaseShelves(
            EvidenceService evidence,
            ColleagueNotes notes,
            ScoreLedger scores,
            CaseAccess access,
            Names names,
            Calendars calendars) {
        this.evidence = evidence;
        this.notes = notes;
        this.scores = scores;
        this.access = access;
        this.names = names;
        this.calendars = calendars;
    }

    CaseShelf of(KnownCase one, String userId) {
        WorkCalendar calendar = calendars.current();
        List<Evidence> files = evidence.ofCase(one.number());
        List<CaseShelf.Told> handled = new ArrayList<>();
        files.forEach(file -> evidence.happenings(file, calendar)
                .forEach((at, happening) -> handled.add(new CaseShelf.Told(at, Long.MAX_VALUE, happening))));
        return new CaseShelf(
                scores(one.number(), calendar),
                files.stream()
                        .map(file -> evidence.shown(file, one, userId, calendar))
                        .toList(),
                notes.ofCase(one.number()).stream().map(this::shown).toList(),
                handled,
                one.watches(userId) ? access.count(one.number()) : null,
                evidence.mayAdd(one, userId));
    }

    private List<Score> scores(String number, WorkCalendar calendar) {
        List<ScoreEntry> entries = scores.entriesOf(number);
        Set<Long> reversed = new HashSet<>();
        entries.stream().map(ScoreEntry::reverses).filter(Objects::nonNull).forEach(reversed::add);
        return entries.stream()
                .map(entry -> new Score(
                        entry.id(),
                        entry.subject(),
                        names.subject(entry.subject()),
                        entry.points(),
                        entry.reason(),
                        entry.rule(),
                        Names.moment(entry.writtenAt().toInstant(), calendar),
                        entry.reverses() != null,
                        reversed.contains(entry.id())))
                .toList();
    }

    ColleagueNote shown(ColleagueNotes.Note note) {
        return new ColleagueNote(
                Names.moment(note.at(), calendars.current()), names.person(note.userId(), note.unit()), note.text());
    }
}
