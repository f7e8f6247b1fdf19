package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceTest {

    private static final String PAGE = "<script nonce=\"bbb-2\"></script><script nonce=\"bbb-2\"></script>";

    /** As when another request came between the header and the page. */
    private static final FilterChain MIXED = (request, response) -> {
        ((HttpServletResponse) response)
                .setHeader("Content-Security-Policy", "script-src 'nonce-aaa_1' 'strict-dynamic'; default-src 'self'");
        response.setContentType("text/html");
        response.getWriter().write(PAGE);
    };

    @Test
    void thePolicyNamesTheNonceThatThePageHas() throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();

        new PageNonce().doFilter(new MockHttpServletRequest("GET", "/camunda/app/tasklist/default/"), answer, MIXED);

        assertThat(answer.getHeader("Content-Security-Policy"))
                .isEqualTo("script-src 'nonce-bbb-2' 'strict-dynamic'; default-src 'self'");
        assertThat(answer.getContentAsString()).isEqualTo(PAGE);
    }
}
