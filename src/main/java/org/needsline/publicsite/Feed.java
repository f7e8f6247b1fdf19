package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.needsline.meeting.PublicMeetings;
import org.needsline.meeting.PublicMeetings.Notice;
import org.needsline.need.Ending;
import org.needsline.need.PublicNeeds;
import org.needsline.need.PublicNeeds.Entry;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is new in a village, as an Atom feed (RFC 4287) for a reader program or a portal: postings, results, meetings and minutes. */
@RestController
@PublicReading
class Feed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final MediaType TYPE = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final int MOST = 30;

    /** A feed must say when it changed; one without entries has not changed since this system's first day. */
    private static final Instant NEVER = Instant.parse("2026-01-01T00:00:00Z");

    private final Villages villages;
    private final PublicNeeds needs;
    private final PublicMeetings meetings;
    private final Addresses addresses;
    private final MessageSource words;

    Feed(Villages villages, PublicNeeds needs, PublicMeetings meetings, Addresses addresses, MessageSource words) {
        this.villages = villages;
        this.needs = needs;
        this.meetings = meetings;
        this.addresses = addresses;
        this.words = words;
    }

    /** An entry of the feed. */
    private record News(String what, String id, Instant at, String title, String summary, String path) {}

    @GetMapping("/site/villages/{code}/feed")
    ResponseEntity<byte[]> feed(@PathVariable String code, Site site, HttpServletResponse response)
            throws XMLStreamException {
        Village village = villages.require(code);
        List<News> news = new ArrayList<>();
        needs.newest(code, MOST).forEach(entry -> news.add(posted(entry, site)));
        needs.results(code, 0, MOST).forEach(entry -> news.add(closed(entry, site)));
        for (Notice notice : meetings.ofVillage(code, 0, MOST)) {
            if (!notice.cancelled()) {
                news.add(called(notice, site));
            }
            if (notice.minutesAt() != null) {
                news.add(minutes(notice, notice.minutesAt(), site));
            }
        }
        news.sort(Comparator.comparing(News::at).reversed().thenComparing(News::id));
        addresses.keepOnlyOwn(response);
        return ResponseEntity.ok()
                .contentType(TYPE)
                .body(atom(village, news.subList(0, Math.min(MOST, news.size())), site));
    }

    private News posted(Entry entry, Site site) {
        return new News(
                "posted",
                entry.number() + "@" + entry.postedAt().truncatedTo(ChronoUnit.SECONDS),
                entry.postedAt(),
                say(site, "feed.posted", subject(entry, site)),
                entry.until() == null
                        ? say(site, "feed.posted.afterwards", entry.number())
                        : say(site, "feed.posted.until", entry.number(), site.moment(entry.until())),
                "/site/postings/" + entry.number());
    }

    private News closed(Entry entry, Site site) {
        Ending ending = entry.ending();
        Instant at = entry.closedAt() == null ? entry.postedAt() : entry.closedAt();
        String became = ending == null ? "" : site.words(ending.label());
        return new News(
                "closed",
                entry.number(),
                at,
                say(site, "feed.closed", became, subject(entry, site)),
                say(site, "feed.closed.number", entry.number()),
                "/site/postings/" + entry.number());
    }

    private News called(Notice notice, Site site) {
        return new News(
                "meeting",
                notice.meetingId() + "@" + notice.convening(),
                notice.publishedAt(),
                say(site, "feed.meeting", site.moment(notice.meetsAt())),
                say(site, "feed.meeting.where", notice.venue(), notice.agendaSize()),
                "/site/meetings/" + notice.meetingId());
    }

    private News minutes(Notice notice, Instant at, Site site) {
        return new News(
                "minutes",
                notice.meetingId(),
                at,
                say(site, "feed.minutes", site.day(notice.meetsAt())),
                say(site, "feed.minutes.size", notice.agendaSize()),
                "/site/meetings/" + notice.meetingId());
    }

    private static String subject(Entry entry, Site site) {
        return entry.title() == null ? site.words(entry.category().label()) : entry.title();
    }

    private String say(Site site, String key, Object... values) {
        return words.getMessage(key, values, site.language());
    }

    private byte[] atom(Village village, List<News> news, Site site) throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_000);
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", site.tag());
        text(xml, "id", urn("village", village.code()));
        text(xml, "title", say(site, "feed.title", site.words(village.name())));
        text(xml, "updated", (news.isEmpty() ? NEVER : news.get(0).at()).toString());
        xml.writeStartElement("author");
        text(xml, "name", site.words(village.name()));
        xml.writeEndElement();
        link(xml, "self", TYPE.getType() + "/" + TYPE.getSubtype(), site.inLanguageOf(village.path() + "/feed"));
        link(xml, "alternate", "text/html", site.inLanguageOf(village.path()));
        for (News one : news) {
            xml.writeStartElement("entry");
            text(xml, "id", urn(one.what(), one.id()));
            text(xml, "title", one.title());
            text(xml, "updated", one.at().toString());
            text(xml, "summary", one.summary());
            link(xml, "alternate", "text/html", site.inLanguageOf(one.path()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    /** The same thing has the same id, in both languages and on every host. */
    private static String urn(String what, String id) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("needsline " + what + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    private static void text(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(withoutControls(value));
        xml.writeEndElement();
    }

    private void link(XMLStreamWriter xml, String rel, String type, String path) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", addresses.of(path));
    }

    /** XML has no place for them, escaped or not. */
    private static String withoutControls(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]|[\\uFFFE\\uFFFF]", "");
    }
}
