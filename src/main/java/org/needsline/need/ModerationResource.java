package org.needsline.need;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk lets the public read of words from outside. */
@RestController
@RequestMapping("/api/moderation")
class ModerationResource {

    /** A decision on the version that the clerk saw; the words only where they are released. */
    record Decision(int version, @Nullable String words) {}

    private final OutsideWords words;

    ModerationResource(OutsideWords words) {
        this.words = words;
    }

    @GetMapping
    ResponseEntity<List<OutsideWords.Item>> list(
            @RequestParam(defaultValue = "waiting") String state, Principal person) {
        return fresh(words.of(person.getName(), state));
    }

    @GetMapping("/waiting")
    ResponseEntity<OutsideWords.Waiting> waiting(Principal person) {
        return fresh(words.waitingFor(person.getName()));
    }

    @PostMapping("/{id}/release")
    ResponseEntity<OutsideWords.Item> release(@PathVariable long id, @RequestBody Decision decision, Principal person) {
        return fresh(words.released(id, decision.version(), decision.words(), person.getName()));
    }

    @PostMapping("/{id}/hide")
    ResponseEntity<OutsideWords.Item> hide(@PathVariable long id, @RequestBody Decision decision, Principal person) {
        return fresh(words.hidden(id, decision.version(), person.getName()));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
