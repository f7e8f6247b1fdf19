package org.needsline.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.needsline.notification.HttpGateway.Answer;
import org.needsline.notification.RobotSettings.Form;
import org.needsline.notification.RobotSettings.Robot;
import org.needsline.notification.RobotSettings.Style;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Writes into group chats of WeCom and DingTalk by their robots. Neither promises to recognise a repeat, so the last line of each
 * message bears its number: people see that two are one.
 */
@Component
class RobotCarrier implements Carrier {

    private static final String JSON = "application/json;charset=UTF-8";

    /** Both tell by these that a robot writes too much in a minute. */
    private static final Set<Integer> BUSY = Set.of(45009, 130101, 410100);

    /** WeCom's limits; DingTalk takes 20,000. In bytes of UTF-8. */
    private static final int LONGEST_TEXT = 2048;

    private static final int LONGEST_MARKDOWN = 4096;

    private final RobotSettings settings;
    private final HttpGateway gateway;
    private final ObjectMapper json;
    private final Clock clock;

    RobotCarrier(RobotSettings settings, HttpGateway gateway, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.gateway = gateway;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Handover handOver(OutgoingMessage message) {
        Robot robot = settings.robots().get(message.recipient());
        if (robot == null) {
            return Handover.failed("there is no robot of that name any more");
        }
        try {
            Answer answer = gateway.call(
                    HttpMethod.POST,
                    URI.create(address(robot)),
                    Map.of(),
                    JSON,
                    json.writeValueAsString(payload(robot, message)),
                    message.sendId());
            if (answer.isBusy()) {
                return Handover.busy("HTTP " + answer.status());
            }
            if (!answer.isSuccess()) {
                return Handover.failed("HTTP " + answer.status());
            }
            JsonNode said = json.readTree(answer.body());
            int code = said == null ? -1 : said.path("errcode").asInt(-1);
            if (code == 0) {
                return Handover.taken();
            }
            return BUSY.contains(code) ? Handover.busy("errcode " + code) : Handover.failed("errcode " + code);
        } catch (HttpGateway.NoAnswer e) {
            return Handover.failed(String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return Handover.failed("an answer that is no JSON");
        }
    }

    private String address(Robot robot) {
        if (robot.form() != Form.DINGTALK || robot.secret().isEmpty()) {
            return robot.url();
        }
        long now = clock.millis();
        return robot.url() + (robot.url().contains("?") ? "&" : "?") + "timestamp=" + now + "&sign="
                + URLEncoder.encode(signature(now, robot.secret()), StandardCharsets.UTF_8);
    }

    /** DingTalk's rule: HMAC-SHA256, keyed with the secret, over the milliseconds, a line feed and the secret. */
    static String signature(long millis, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((millis + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private ObjectNode payload(Robot robot, OutgoingMessage message) {
        ObjectNode payload = json.createObjectNode();
        boolean markdown = robot.style() == Style.MARKDOWN;
        payload.put("msgtype", markdown ? "markdown" : "text");
        ObjectNode content = payload.putObject(markdown ? "markdown" : "text");
        String number = "\n消息号 No. " + message.shortId();
        if (!markdown) {
            content.put(
                    "content",
                    cut(message.subject() + "\n" + message.body().strip(), LONGEST_TEXT - bytes(number)) + number);
        } else {
            String words = "**" + inert(message.subject()) + "**\n\n"
                    + inert(message.body().strip());
            String text = cut(words, LONGEST_MARKDOWN - bytes(number)) + number;
            if (robot.form() == Form.DINGTALK) {
                content.put("title", inert(message.subject()));
                content.put("text", text);
            } else {
                content.put("content", text);
            }
        }
        if (robot.form() == Form.DINGTALK) {
            payload.put("msgUuid", message.sendId());
        }
        return payload;
    }

    /** What people typed must not become a link, a heading or a call to everybody. */
    static String inert(String words) {
        return words.replace('[', '［')
                .replace(']', '］')
                .replace('<', '＜')
                .replace('>', '＞')
                .replace('*', '＊')
                .replace('`', '＇')
                .replace('#', '＃')
                .replace('!', '！')
                .replace('@', '＠');
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cut(String text, int longest) {
        if (bytes(text) <= longest) {
            return text;
        }
        int end = text.length();
        while (bytes(text.substring(0, end)) > longest - 3) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
