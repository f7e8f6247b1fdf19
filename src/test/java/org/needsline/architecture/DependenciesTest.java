package org.needsline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The libraries that must not fall back behind a version that mends a known weakness; src/docs/security.md says which. */
class DependenciesTest {

    private static final Pattern VERSION = Pattern.compile("-(\\d[\\w.]*?)(?:\\.jar)$");

    @ParameterizedTest
    @CsvSource({
        "org.springframework.boot.SpringApplication, 3.5.16",
        "com.fasterxml.jackson.databind.ObjectMapper, 2.21.5",
        "com.fasterxml.jackson.core.JsonFactory, 2.21.5",
        "org.apache.catalina.startup.Tomcat, 10.1.55",
        "org.postgresql.Driver, 42.7.12",
        "org.apache.ibatis.session.Configuration, 3.5.19",
        "org.apache.commons.lang3.StringUtils, 3.18.0",
        "org.apache.commons.io.IOUtils, 2.14.0",
        "org.apache.pdfbox.pdmodel.PDDocument, 3.0.8",
        "ch.qos.logback.core.Context, 1.5.38"
    })
    void isAtLeast(String className, String least) throws ReflectiveOperationException, URISyntaxException {
        Version found = Version.parse(versionOf(Class.forName(className)));

        assertThat(found).as(className).isGreaterThanOrEqualTo(Version.parse(least));
    }

    @Test
    void noSecondEngineOfExpressionsOrScriptsIsThere() {
        for (String gone : new String[] {
            "org.codehaus.groovy.jsr223.GroovyScriptEngineFactory",
            "org.python.jsr223.PyScriptEngineFactory",
            "org.jruby.embed.jsr223.JRubyEngineFactory",
            "com.oracle.truffle.js.scriptengine.GraalJSEngineFactory",
            "org.openjdk.nashorn.api.scripting.NashornScriptEngineFactory"
        }) {
            assertThat(gone).satisfies(name -> assertThat(isPresent(name)).isFalse());
        }
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static String versionOf(Class<?> type) throws URISyntaxException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Matcher name = VERSION.matcher(jar.getFileName().toString().toLowerCase(Locale.ROOT));
        if (!name.find()) {
            throw new IllegalStateException("No version in the name of " + jar.getFileName());
        }
        return name.group(1);
    }
}
