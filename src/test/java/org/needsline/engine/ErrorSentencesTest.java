package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What stands in an error of the engine's interface, without an engine. */
class ErrorSentencesTest {

    private static final String MISSING =
            "The user with id 'clerk.201' does not have 'READ' permission on resource 'x' of type 'ProcessDefinition'.";

    @Test
    void whoeverMayNotLookReadsOurSentenceFirst() throws Exception {
        String told = told("GET", MISSING);
        assertThat(told)
                .startsWith("您没有办理这件事的权限。 You do not have the right to do this.")
                .contains(MISSING);
        assertThat(told("GET", "org.example.Secret said no")).doesNotContain("org.example");
        assertThat(told("POST", MISSING)).doesNotContain("READ");
    }

    private static String told(String method, String message) throws Exception {
        ObjectMapper json = new ObjectMapper();
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/engine-rest/process-definition/x/xml");
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain refusing = (asked, answer) -> {
            ((HttpServletResponse) answer).setStatus(403);
            answer.getOutputStream()
                    .write(json.writeValueAsBytes(json.createObjectNode()
                            .put("type", "AuthorizationException")
                            .put("message", message)));
        };
        new ErrorSentences(new DefaultListableBeanFactory().getBeanProvider(ProcessEngine.class), json)
                .doFilter(request, response, refusing);
        assertThat(response.getStatus()).isEqualTo(403);
        return json.readTree(response.getContentAsString(StandardCharsets.UTF_8))
                .path("message")
                .asText();
    }
}
