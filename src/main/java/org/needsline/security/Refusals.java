package org.needsline.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** How the walls say no: one sentence in both languages, as a small page for people and as JSON for programs. */
@Component
class Refusals {

    private final ObjectMapper json;
    private final List<RefusalPage> pages;

    Refusals(ObjectMapper json, List<RefusalPage> pages) {
        this.json = json;
        this.pages = pages;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, int status, Bilingual sentence)
            throws IOException {
        answer(request, request.getRequestURI(), response, status, sentence);
    }

    /** The same for a request that was passed on, and first went to another path. */
    void answer(HttpServletRequest request, String path, HttpServletResponse response, int status, Bilingual sentence)
            throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        byte[] body;
        if (isPage(request, path)) {
            response.setContentType("text/html;charset=UTF-8");
            body = pages.stream()
                    .filter(page -> page.answersFor(path))
                    .findFirst()
                    .map(page -> page.show(request, status, sentence))
                    .orElseGet(() -> page(status, sentence))
                    .getBytes(StandardCharsets.UTF_8);
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            body = json.writeValueAsBytes(words(path, sentence));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Whether a person looks at it, rather than a script or program. */
    static boolean isPage(HttpServletRequest request, String path) {
        return !path.startsWith("/api/")
                && !path.startsWith("/engine-rest")
                && !path.startsWith("/camunda/api/")
                && request.getHeader("X-Requested-With") == null
                && accepted(request).stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    /** Nothing where it cannot be read: whoever refuses must not fail at the request that is refused. */
    private static List<MediaType> accepted(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }

    /** Callers of the engine read the member {@code message}. */
    private static Map<String, String> words(String path, Bilingual sentence) {
        Map<String, String> words = new LinkedHashMap<>();
        if (path.startsWith("/engine-rest") || path.startsWith("/camunda/api/")) {
            words.put("type", "Refusal");
            words.put("message", sentence.toString());
        }
        words.put("zh", sentence.zh());
        words.put("en", sentence.en());
        return words;
    }

    /** Neither script nor style: it must show under the strictest policy. */
    private static String page(int status, Bilingual sentence) {
        return """
                <!DOCTYPE html>
                <html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>群众需求直通车 Needs Direct Line</title></head>
                <body><h1>群众需求直通车 Needs Direct Line</h1>
                <p>%s</p><p lang="en">%s</p>
                <p><a href="/">返回首页 Back to the start</a></p>
                <p><small>%d</small></p></body></html>
                """
                .formatted(HtmlUtils.htmlEscape(sentence.zh()), HtmlUtils.htmlEscape(sentence.en()), status);
    }
}
