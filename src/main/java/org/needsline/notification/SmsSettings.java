package org.needsline.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A gateway for text messages that is called by HTTP. In {@code url} and {@code body} stand {@code {phone}}, {@code {text}} and
 * {@code {id}}, which are written as the place requires: encoded in an address or a form, escaped in JSON or XML.
 *
 * @param enabled whether text messages are sent at all
 * @param url address of the gateway
 * @param method POST, PUT or GET
 * @param contentType of the body
 * @param body what is sent; nothing for GET
 * @param headers sent with each request, such as a key
 * @param success regular expression that a good answer's body contains; none: any answer with a status 2xx is good
 * @param known regular expression in the answer, of whatever status, of a gateway that recognises a repeat: the message is there already
 * @param sign the name in 【】 that each message begins with; empty for none
 * @param language {@code zh}, {@code en} or {@code both}
 */
@ConfigurationProperties("needsline.sms")
record SmsSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") String url,
        @DefaultValue("POST") String method,
        @DefaultValue("application/json") String contentType,
        @DefaultValue("{\"phone\":\"{phone}\",\"text\":\"{text}\",\"id\":\"{id}\"}") String body,
        @Nullable Map<String, String> headers,
        @DefaultValue("") String success,
        @DefaultValue("") String known,
        @DefaultValue("群众需求直通车") String sign,
        @DefaultValue("both") String language) {

    private static final int LONGEST = 500;

    SmsSettings {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        if (enabled) {
            requireAddress("needsline.sms.url", url.replaceAll("\\{(phone|text|id)}", "x"));
            require(method.matches("POST|PUT|GET"), "needsline.sms.method", "POST, PUT, GET");
            require(language.matches("zh|en|both"), "needsline.sms.language", "zh, en, both");
            require((url + body).contains("{phone}"), "needsline.sms.body", "{phone}");
            require((url + body).contains("{text}"), "needsline.sms.body", "{text}");
            requirePattern("needsline.sms.success", success);
            requirePattern("needsline.sms.known", known);
        }
    }

    @Override
    public Map<String, String> headers() {
        return headers == null ? Map.of() : headers;
    }

    /** The words of a text message. */
    String words(Filled filled) {
        String text =
                switch (language) {
                    case "zh" -> filled.body().zh();
                    case "en" -> filled.body().en();
                    default -> filled.body().zh() + " " + filled.body().en();
                };
        String line = (sign.isBlank() ? "" : "【" + sign.strip() + "】")
                + text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** Without what is secret: keys stand in addresses, headers and bodies. */
    @Override
    public String toString() {
        return "SmsSettings[enabled=" + enabled + "]";
    }

    static void requireAddress(String setting, String address) {
        boolean usable;
        try {
            URI parsed = new URI(address);
            usable = ("https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme()))
                    && parsed.getHost() != null
                    && parsed.getUserInfo() == null;
        } catch (URISyntaxException e) {
            usable = false;
        }
        // The address itself is not repeated: it may hold a key.
        require(usable, setting, "https://…");
    }

    private static void requirePattern(String setting, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(setting + " 不是有效的正则表达式。 is no regular expression.", e);
        }
    }

    static void require(boolean holds, String setting, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " 设置有误，应为 is not set rightly, expected: " + expected);
        }
    }
}
