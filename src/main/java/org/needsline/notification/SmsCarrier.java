package org.needsline.notification;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needsline.notification.HttpGateway.Answer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Text messages by whatever gateway the settings describe. */
@Component
class SmsCarrier implements Carrier {

    private static final Pattern GAP = Pattern.compile("\\{(phone|text|id)}");

    private final SmsSettings settings;
    private final HttpGateway gateway;
    private final Pattern success;
    private final Pattern known;

    SmsCarrier(SmsSettings settings, HttpGateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
        this.success = Pattern.compile(settings.success());
        this.known = Pattern.compile(settings.known());
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Handover handOver(OutgoingMessage message) {
        if (!settings.enabled()) {
            return Handover.failed("SMS is switched off");
        }
        HttpMethod method = HttpMethod.valueOf(settings.method());
        try {
            Answer answer = gateway.call(
                    method,
                    URI.create(filled(settings.url(), message, SmsCarrier::urlEncoded)),
                    settings.headers(),
                    settings.contentType(),
                    method == HttpMethod.GET ? "" : filled(settings.body(), message, escape(settings.contentType())),
                    message.sendId());
            if (!settings.known().isEmpty() && known.matcher(answer.body()).find()) {
                return Handover.taken();
            }
            if (answer.isBusy()) {
                return Handover.busy("HTTP " + answer.status());
            }
            if (!answer.isSuccess()) {
                return Handover.failed("HTTP " + answer.status());
            }
            return success.matcher(answer.body()).find()
                    ? Handover.taken()
                    : Handover.failed("HTTP " + answer.status() + ", not the answer of needsline.sms.success");
        } catch (HttpGateway.NoAnswer e) {
            return Handover.failed(String.valueOf(e.getMessage()));
        }
    }

    private static String filled(String words, OutgoingMessage message, UnaryOperator<String> escape) {
        return GAP.matcher(words)
                .replaceAll(gap -> Matcher.quoteReplacement(escape.apply(
                        switch (gap.group(1)) {
                            case "phone" -> message.recipient();
                            case "text" -> message.body();
                            default -> message.sendId();
                        })));
    }

    private static UnaryOperator<String> escape(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.contains("json")) {
            return SmsCarrier::jsonEscaped;
        }
        if (type.contains("form-urlencoded")) {
            return SmsCarrier::urlEncoded;
        }
        return type.contains("xml") ? text -> HtmlUtils.htmlEscapeDecimal(text, "UTF-8") : text -> text;
    }

    private static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The setting brings the quotation marks. */
    private static String jsonEscaped(String text) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
