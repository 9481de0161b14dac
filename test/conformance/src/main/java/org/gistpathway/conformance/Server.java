package org.gistpathway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.test.config.TestR4Config;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ApacheProxyAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.CorsInterceptor;
import ca.uhn.fhir.rest.server.interceptor.RequestValidatingInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import java.net.InetSocketAddress;

/** HAPI FHIR JPA with H2 in memory, on 127.0.0.1 at the port given (0: any free one); prints "ready PORT" and runs until it is ended. */
public final class Server {
  public static void main(String[] arguments) throws Exception {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    TestR4Config.ourMaxThreads = 20;
    var spring = new AnnotationConfigApplicationContext(TestR4Config.class);
    spring.getBean(JpaStorageSettings.class).setAllowExternalReferences(true);

    var server = new RestfulServer(spring.getBean(FhirContext.class));
    server.registerProviders(spring.getBean("myResourceProvidersR4", ResourceProviderFactory.class).createProviders());
    server.registerProvider(spring.getBean("mySystemProviderR4"));
    server.setPagingProvider(spring.getBean(DatabaseBackedPagingProvider.class));
    server.setDefaultResponseEncoding(EncodingEnum.JSON);
    server.setDefaultPageSize(20);
    // links name the address that the caller used, when it is put behind another server
    server.setServerAddressStrategy(ApacheProxyAddressStrategy.forHttp());
    @SuppressWarnings("unchecked")
    var system = (IFhirSystemDao<org.hl7.fhir.r4.model.Bundle, org.hl7.fhir.r4.model.Meta>) spring.getBean(IFhirSystemDao.class);
    server.setServerConformanceProvider(new JpaCapabilityStatementProvider(
        server, system, spring.getBean(JpaStorageSettings.class),
        spring.getBean(ISearchParamRegistry.class), spring.getBean("myJpaValidationSupportChain", IValidationSupport.class)));
    server.registerInterceptor(new CorsInterceptor());
    server.registerInterceptor(spring.getBean(RequestValidatingInterceptor.class));

    var jetty = new org.eclipse.jetty.server.Server(new InetSocketAddress("127.0.0.1", port));
    var context = new ServletContextHandler();
    context.setContextPath("/");
    context.addServlet(new ServletHolder(server), "/fhir/*");
    jetty.setHandler(context);
    jetty.start();
    System.out.println("ready " + ((org.eclipse.jetty.server.ServerConnector) jetty.getConnectors()[0]).getLocalPort());
    System.out.flush();
    jetty.join();
  }
}
