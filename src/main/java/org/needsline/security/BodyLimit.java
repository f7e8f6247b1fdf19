package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What residents and hotlines send is short: more than they could have to say is refused before it is read, and what drips in is not waited
 * for. Forms of the site may bring photos.
 */
class BodyLimit extends OncePerRequestFilter {

    /** Every field at its longest, each character written as nine. */
    static final int LONGEST = 128 * 1024;

    /** Three photos of 20 MB, and the form around them. */
    static final long LONGEST_WITH_PHOTOS = 64L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Bilingual TOO_LONG = Bilingual.of("提交的内容太大。", "That is too much for one request.");
    private static final Bilingual TOO_LARGE = Bilingual.of(
            "照片太大：一次最多3张，每张不超过 20 MB。请返回，换小一点的照片再发送。",
            "The photos are too large: up to 3, 20 MB each. Please go back and choose smaller ones.");
    private static final Bilingual NO_FILES = Bilingual.of("这个接口不接收文件。", "This interface takes no files.");

    private final Refusals refusals;
    private final LongSupplier nanoTime;

    BodyLimit(Refusals refusals, LongSupplier nanoTime) {
        this.refusals = refusals;
        this.nanoTime = nanoTime;
    }

    private static boolean isSite(HttpServletRequest request) {
        return request.getServletPath().startsWith("/site/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !isSite(request) && !path.startsWith("/api/residents/") && !path.startsWith("/open311/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean withFiles = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        if (withFiles && !isSite(request)) {
            answer(request, response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, NO_FILES);
        } else if (request.getContentLengthLong() > (withFiles ? LONGEST_WITH_PHOTOS : LONGEST)) {
            answer(
                    request,
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    withFiles ? TOO_LARGE : TOO_LONG);
        } else {
            chain.doFilter(withFiles ? request : new Short(request, nanoTime), response);
        }
    }

    /** The rest of it is not read either: the connection ends. */
    private void answer(HttpServletRequest request, HttpServletResponse response, int status, Bilingual sentence)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        refusals.answer(request, response, status, sentence);
    }

    private static final class Short extends HttpServletRequestWrapper {

        private final LongSupplier nanoTime;
        private @Nullable ServletInputStream stream;

        Short(HttpServletRequest request, LongSupplier nanoTime) {
            super(request);
            this.nanoTime = nanoTime;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream known = stream;
            if (known == null) {
                known = new Counted(super.getInputStream(), nanoTime);
                stream = known;
            }
            return known;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(
                    getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream sent;
        private final LongSupplier nanoTime;
        private final long begun;
        private long read;

        Counted(ServletInputStream sent, LongSupplier nanoTime) {
            this.sent = sent;
            this.nanoTime = nanoTime;
            this.begun = nanoTime.getAsLong();
        }

        @Override
        public int read() throws IOException {
            int next = sent.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = sent.read(bytes, from, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > LONGEST) {
                throw new IOException("The body is too long");
            }
            if (nanoTime.getAsLong() - begun > PATIENCE.toNanos()) {
                throw new IOException("The body drips in");
            }
        }

        @Override
        public boolean isFinished() {
            return sent.isFinished();
        }

        @Override
        public boolean isReady() {
            return sent.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            sent.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            sent.close();
        }
    }
}
