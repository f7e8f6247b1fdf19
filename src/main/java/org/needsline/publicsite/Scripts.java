package org.needsline.publicsite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Addresses of the few scripts, with their version, so that a browser may keep them: in templates {@code ${scripts['tell']}}. */
@ControllerAdvice(assignableTypes = {TellNeed.class, ObjectTo.class})
class Scripts {

    private static final Map<String, String> ADDRESSES =
            Stream.of("proof", "tell", "receipt").collect(Collectors.toUnmodifiableMap(name -> name, Scripts::address));

    @ModelAttribute("scripts")
    Map<String, String> scripts() {
        return ADDRESSES;
    }

    private static String address(String name) {
        String file = "/site/" + name + ".js";
        try {
            byte[] content = new ClassPathResource("static" + file).getContentAsByteArray();
            return file + "?v=" + DigestUtils.md5DigestAsHex(content).substring(0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("A script of the site is missing: " + file, e);
        }
    }
}
