package org.needsline.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.function.SingletonSupplier;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Refuses a deployment whose files are not wired, before the engine's own deployers see it. What is deployed already is not checked again: its
 * cases go on.
 */
final class DeploymentCheck implements Deployer {

    private final ModelBeans beans;
    private final ObjectProvider<CandidateRoles> roles;
    private final SingletonSupplier<Set<String>> messages = SingletonSupplier.of(DeclaredMessages::all);
    private final SingletonSupplier<Map<String, byte[]>> packagedDecisions =
            SingletonSupplier.of(DeploymentCheck::readPackagedDecisions);

    DeploymentCheck(ModelBeans beans, ObjectProvider<CandidateRoles> roles) {
        this.beans = beans;
        this.roles = roles;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw Refusal.invalid(
                    "本系统不分租户，请去掉租户编号（tenant）后再部署。",
                    "This system has no tenants: please leave the tenant id empty and deploy again.");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (ResourceEntity resource : deployment.getResources().values()) {
            if (!resource.isGenerated()) {
                files.put(resource.getName(), resource.getBytes());
            }
        }
        List<WiringFault> faults = new Wiring(new Parts(Context.getCommandContext())).faults(files);
        if (!faults.isEmpty()) {
            throw refusal(faults);
        }
    }

    /** The engine's own exception of a model that cannot be parsed: HTTP 400, and the designer's tool shows it. */
    private static ParseException refusal(List<WiringFault> faults) {
        Map<String, List<Problem>> byFile = new LinkedHashMap<>();
        faults.forEach(fault ->
                byFile.computeIfAbsent(fault.file(), name -> new ArrayList<>()).add(new Fault(fault)));
        String first = byFile.keySet().iterator().next();
        Bilingual summary = Bilingual.of(
                "没有部署：发现 " + faults.size() + " 处问题，改正后请重新部署。",
                "Nothing was deployed. Faults found: " + faults.size() + "; please correct and deploy again.");
        String all = faults.stream().map(WiringFault::toString).collect(Collectors.joining("\n"));
        ParseException refusal = new ParseException(summary + "\n" + all, first, byFile.get(first), List.of());
        byFile.forEach((file, problems) -> {
            if (!file.equals(first)) {
                refusal.getResorceReports().add(new ResourceReportImpl(file, problems, List.of()));
            }
        });
        return refusal;
    }

    /** As the engine's interface lists it. */
    private record Fault(WiringFault fault) implements Problem {

        @Override
        public String getMessage() {
            return fault.line();
        }

        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public @Nullable String getMainElementId() {
            return fault.elementId();
        }

        @Override
        public List<String> getElementIds() {
            return fault.elementId() == null ? List.of() : List.of(fault.elementId());
        }
    }

    private static Map<String, byte[]> readPackagedDecisions() {
        try {
            Map<String, byte[]> byKey = new HashMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(DecisionDeployment.PACKAGED)) {
                byte[] text = file.getContentAsByteArray();
                Document decisions = Xml.read(text);
                DmnWiring.keysIn(decisions).forEach(key -> byKey.put(key, text));
            }
            return byKey;
        } catch (IOException e) {
            throw new UncheckedIOException("A packaged decision table cannot be read", e);
        } catch (SAXException e) {
            throw new IllegalStateException("A packaged decision table cannot be read", e);
        }
    }

    /** What the engine of this command has deployed, and what the code offers. */
    private final class Parts implements HouseParts {

        private final CommandContext context;

        private Parts(CommandContext context) {
            this.context = context;
        }

        @Override
        public @Nullable Class<?> bean(String name) {
            return beans.typeOf(name);
        }

        @Override
        public boolean hasRole(String role) {
            return roles.orderedStream().anyMatch(known -> known.isRole(role));
        }

        @Override
        public boolean hasProcess(String key) {
            return context.getProcessDefinitionManager().findLatestProcessDefinitionByKeyAndTenantId(key, null) != null;
        }

        /** The packaged tables come at every start, after the models. */
        @Override
        public boolean hasDecision(String key) {
            return packagedDecisions.obtain().containsKey(key)
                    || context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKeyAndTenantId(key, null)
                            != null;
        }

        @Override
        public boolean hasForm(String key) {
            return context.getCamundaFormDefinitionManager().findLatestDefinitionByKeyAndTenantId(key, null) != null;
        }

        @Override
        public Set<String> messagesOfTheCode() {
            return messages.obtain();
        }

        @Override
        public List<byte[]> deployedModels() {
            List<byte[]> models = new ArrayList<>();
            for (ProcessDefinition latest : context.getProcessEngineConfiguration()
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .latestVersion()
                    .unlimitedList()) {
                ResourceEntity file = context.getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(latest.getDeploymentId(), latest.getResourceName());
                models.add(file.getBytes());
            }
            return models;
        }

        @Override
        public byte @Nullable [] packagedDecision(String key) {
            return packagedDecisions.obtain().get(key);
        }
    }
}
