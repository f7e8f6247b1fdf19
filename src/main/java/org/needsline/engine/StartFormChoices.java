package org.needsline.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Iterator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Fills the lists of a start form for the person who opens it. Property {@code offer} of a component: {@code some}, it is left out where there is
 * nothing to choose; {@code several}, also where there is only one choice, which goes without saying.
 */
final class StartFormChoices extends OncePerRequestFilter {

    private static final String START_FORM = "/deployed-start-form";

    private final ObjectProvider<StartChoices> choices;
    private final ObjectMapper json;

    StartFormChoices(ObjectProvider<StartChoices> choices, ObjectMapper json) {
        this.choices = choices;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith(START_FORM);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        Principal person = request.getUserPrincipal();
        byte[] body = answer.getContentAsByteArray();
        if (person == null || answer.getStatus() != HttpStatus.OK.value() || !startsLikeJson(body)) {
            answer.copyBodyToResponse();
            return;
        }
        JsonNode form = json.readTree(body);
        fill(form.path("components"), person.getName());
        answer.resetBuffer();
        answer.getOutputStream().write(json.writeValueAsBytes(form));
        answer.copyBodyToResponse();
    }

    /** Forms of other kinds may be pages. */
    private static boolean startsLikeJson(byte[] body) {
        return body.length > 0 && body[0] == '{';
    }

    private void fill(JsonNode components, String person) {
        for (Iterator<JsonNode> each = components.elements(); each.hasNext(); ) {
            JsonNode component = each.next();
            String list = component.path("properties").path("choices").asText();
            if (!list.isEmpty() && component instanceof ObjectNode field) {
                List<StartChoices.Choice> options = options(list, person);
                if (options.size()
                        < atLeast(component.path("properties").path("offer").asText())) {
                    each.remove();
                    continue;
                }
                ArrayNode values = field.putArray("values");
                options.forEach(option ->
                        values.addObject().put("value", option.value()).put("label", option.label()));
            }
            fill(component.path("components"), person);
        }
    }

    private List<StartChoices.Choice> options(String list, String person) {
        return choices.stream()
                .flatMap(known -> known.of(list, person).stream())
                .findFirst()
                .orElse(List.of());
    }

    private static int atLeast(String offer) {
        return switch (offer) {
            case "some" -> 1;
            case "several" -> 2;
            default -> 0;
        };
    }
}
