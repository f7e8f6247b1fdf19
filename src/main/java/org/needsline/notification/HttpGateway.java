package org.needsline.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Calls gateways outside the house. It follows no redirect (a message goes where the settings say and nowhere else), waits for a limited
 * time and reads a limited answer. Addresses carry secrets, so neither they nor an answer's words go into a log or an exception.
 */
@Component
class HttpGateway {

    /** What an honest gateway answers is some hundred bytes. */
    static final int LONGEST_ANSWER = 65_536;

    private static final String REPEAT = "Idempotency-Key";

    private final RestClient client;

    HttpGateway(GatewaySettings settings) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        requests.setReadTimeout(settings.answer());
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    /** An answer of the other side, of whatever status. */
    record Answer(int status, String body) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Asks for patience, in the way of HTTP. */
        boolean isBusy() {
            return status == 429 || status == 503;
        }
    }

    /** There was no whole answer. The message says of which kind the trouble is, and nothing else. */
    static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        NoAnswer(String kind) {
            super(kind);
        }
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param id the same for every attempt of one message
     * @throws NoAnswer when there was none in time, or it was too long
     */
    Answer call(HttpMethod method, URI address, Map<String, String> headers, String type, String body, String id)
            throws NoAnswer {
        try {
            RestClient.RequestBodySpec request = client.method(method)
                    .uri(address)
                    .headers(all -> headers.forEach(all::set))
                    .header(REPEAT, id);
            if (!body.isEmpty()) {
                request.header("Content-Type", type).body(body.getBytes(StandardCharsets.UTF_8));
            }
            Answer answer = request.exchange(
                    (sent, received) -> new Answer(received.getStatusCode().value(), limited(received.getBody())));
            if (answer == null) {
                throw new NoAnswer("no answer");
            }
            return answer;
        } catch (RestClientException e) {
            throw new NoAnswer(kindOf(e));
        }
    }

    private static String limited(InputStream body) throws IOException {
        byte[] read = body.readNBytes(LONGEST_ANSWER + 1);
        if (read.length > LONGEST_ANSWER) {
            throw new TooLong();
        }
        return new String(read, StandardCharsets.UTF_8);
    }

    private static String kindOf(Throwable trouble) {
        for (@Nullable Throwable each = trouble; each != null; each = each.getCause()) {
            if (each instanceof TooLong) {
                return "answer too long";
            }
            if (each instanceof HttpTimeoutException || each instanceof InterruptedIOException) {
                return "time-out";
            }
            if (each instanceof ConnectException) {
                return "no connection";
            }
        }
        Throwable deepest = trouble;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName();
    }

    private static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
