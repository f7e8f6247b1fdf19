package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BodyLimitTest {

    private final AtomicLong time = new AtomicLong();
    private final BodyLimit limit = new BodyLimit(new Refusals(new ObjectMapper(), List.of()), time::get);

    private static MockHttpServletRequest sent(String path, String type, byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        request.setContentType(type);
        request.setContent(body);
        return request;
    }

    @Test
    void whatDripsInIsNotWaitedFor() {
        MockHttpServletRequest request = sent(
                "/api/residents/needs", "application/json", "{\"text\":\"slow\"}".getBytes(StandardCharsets.UTF_8));
        // A byte every nine seconds: no single one of them is late.
        FilterChain reads = (seen, answer) -> {
            while (seen.getInputStream().read() >= 0) {
                time.addAndGet(Duration.ofSeconds(9).toNanos());
            }
        };
        assertThatThrownBy(() -> limit.doFilter(request, new MockHttpServletResponse(), reads))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("drips");
        assertThat(time.get()).isLessThan(Duration.ofSeconds(40).toNanos());
    }

    @Test
    void whatComesInTimeIsReadWhole() throws Exception {
        byte[] body = "字".repeat(8_000).getBytes(StandardCharsets.UTF_8);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        limit.doFilter(sent("/open311/v2/requests", "text/plain; charset=utf-8", body), answer, (seen, response) -> {
            time.addAndGet(Duration.ofSeconds(9).toNanos());
            assertThat(seen.getReader().readLine()).hasSize(8_000);
        });
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/residents/needs, application/json, 131072, 200",
        "/api/residents/needs, application/json, 131073, 413",
        "/open311/v2/requests, multipart/form-data; boundary=x, 10, 415",
        "/site/needs/new, multipart/form-data; boundary=x, 1000000, 200",
        "/site/needs/new, application/x-www-form-urlencoded, 131073, 413",
        "/api/cases/1/evidence, multipart/form-data; boundary=x, 1000000, 200"
    })
    void eachDoorTakesWhatItNeeds(String path, String type, int size, int status) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        limit.doFilter(sent(path, type, new byte[size]), answer, (seen, response) -> {});
        assertThat(answer.getStatus()).isEqualTo(status);
    }
}
