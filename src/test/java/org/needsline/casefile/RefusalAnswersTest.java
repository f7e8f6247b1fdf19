package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** What is left of a request that failed: an answer for whoever still listens, and a line for the operator where one is needed. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalAnswersTest {

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new RefusalAnswers())
            .build();

    @Test
    void aFailureIsToldInBothLanguagesAndLogged(CapturedOutput log) throws Exception {
        http.perform(get("/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.zh").value(startsWith("系统出错")))
                .andExpect(jsonPath("$.en").value(startsWith("Something went wrong")));
        assertThat(log).contains("A request failed").contains("the table is gone");
    }

    @Test
    void whoeverLeftBeforeTheAnswerIsNoFailure(CapturedOutput log) throws Exception {
        http.perform(get("/left")).andExpect(content().string(""));
        assertThat(log).doesNotContain("A request failed").doesNotContain("Broken pipe");
    }

    @RestController
    static class Failing {

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("the table is gone");
        }

        @GetMapping("/left")
        String left() throws IOException {
            throw new AsyncRequestNotUsableException("Broken pipe");
        }
    }
}
