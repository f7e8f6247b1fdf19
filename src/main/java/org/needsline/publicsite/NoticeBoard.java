package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.needsline.meeting.PublicMeetings;
import org.needsline.need.PublicNeeds;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** For the board at the village office: a sheet to print, and the QR code that leads from it to the village's page. */
@Controller
@PublicReading
@RequestMapping("/site/villages/{code}")
class NoticeBoard {

    private static final int MOST = 60;
    private static final int MEETINGS = 3;
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private final Villages villages;
    private final PublicNeeds needs;
    private final PublicMeetings meetings;
    private final Addresses addresses;
    private final Clock clock;

    NoticeBoard(Villages villages, PublicNeeds needs, PublicMeetings meetings, Addresses addresses, Clock clock) {
        this.villages = villages;
        this.needs = needs;
        this.meetings = meetings;
        this.addresses = addresses;
        this.clock = clock;
    }

    @GetMapping("/print")
    String sheet(@PathVariable String code, Model model, HttpServletResponse response) {
        addresses.keepOnlyOwn(response);
        Village village = villages.require(code);
        model.addAttribute("village", village);
        List<PublicNeeds.Entry> posted = needs.posted(code, 0, MOST + 1);
        model.addAttribute("posted", posted.subList(0, Math.min(MOST, posted.size())));
        model.addAttribute("more", posted.size() > MOST);
        List<PublicMeetings.Notice> coming = meetings.ofVillage(code, 0, MEETINGS).stream()
                .filter(notice -> !notice.cancelled() && notice.meetsAt().isAfter(clock.instant()))
                .toList();
        model.addAttribute("coming", coming);
        model.addAttribute("address", addresses.of(village.path()));
        model.addAttribute("qr", QrCode.of(addresses.of(village.path())));
        model.addAttribute("today", clock.instant());
        return "site/sheet";
    }

    @GetMapping("/qr.svg")
    ResponseEntity<String> qrCode(@PathVariable String code, HttpServletResponse response) {
        addresses.keepOnlyOwn(response);
        return ResponseEntity.ok()
                .contentType(SVG)
                .body(QrCode.of(addresses.of(villages.require(code).path())).svg());
    }
}
