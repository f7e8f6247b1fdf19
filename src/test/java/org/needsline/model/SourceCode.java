package org.needsline.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.AnnotatedGenericBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.stereotype.Component;

/** What the code under {@code src/main/java} offers to the models: beans, declared names, names it reads. */
final class SourceCode {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.needsline");

    private SourceCode() {}

    /** Every bean by its name; a name that two classes claim is listed with both. */
    static Map<String, List<Class<?>>> beans() {
        var names = new AnnotationBeanNameGenerator();
        var registry = new DefaultListableBeanFactory();
        return CLASSES.stream()
                .filter(each -> each.isMetaAnnotatedWith(Component.class) && !each.isAnnotation())
                .map(JavaClass::reflect)
                .collect(Collectors.groupingBy(
                        each -> names.generateBeanName(new AnnotatedGenericBeanDefinition(each), registry),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** The classes that declare a process: those with a constant {@code KEY} in a process package. */
    static Map<String, Map<String, String>> processClasses() {
        Map<String, Map<String, String>> byKey = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            if (each.getPackageName().endsWith(".process")) {
                Map<String, String> constants = constantsOf(each.reflect());
                if (constants.containsKey("KEY")) {
                    byKey.put(constants.get("KEY"), constants);
                }
            }
        }
        return byKey;
    }

    private static Map<String, String> constantsOf(Class<?> type) {
        Map<String, String> constants = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && Modifier.isFinal(field.getModifiers())
                    && field.getType() == String.class) {
                field.setAccessible(true);
                try {
                    constants.put(field.getName(), (String) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return constants;
    }

    /** Every text between quotation marks. */
    static Set<String> literals() {
        return literalsIn(Model.filesUnder(SOURCES, ".java"));
    }

    /** Every text between quotation marks where the engine is known. */
    static Set<String> literalsOfProcessPackages() {
        return literalsIn(Model.filesUnder(SOURCES, ".java").stream()
                .filter(file -> file.getParent().endsWith("process"))
                .toList());
    }

    private static Set<String> literalsIn(List<Path> files) {
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            Matcher literals = LITERAL.matcher(textOf(file));
            while (literals.find()) {
                found.add(literals.group(1));
            }
        }
        return found;
    }

    /** Whole files, for questions about calls. */
    static Map<Path, String> texts() {
        Map<Path, String> texts = new TreeMap<>();
        Model.filesUnder(SOURCES, ".java").forEach(file -> texts.put(file, textOf(file)));
        return texts;
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
