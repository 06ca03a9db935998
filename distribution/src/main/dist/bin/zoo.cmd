@echo off
rem Starts the zoo on Java 17 to 25, the one of JAVA_HOME or else of the PATH.
rem ZOO_JAVA_OPTIONS may hold further options for Java, such as -Xmx8g.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
"%java%" ^
  -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions ^
  --add-exports=java.base/jdk.internal.module=ALL-UNNAMED ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  "-Djdk.serialFilter=!*" -Djava.awt.headless=true ^
  "-Djava.util.logging.config.file=%home%\lib\logging.properties" ^
  -Dorg.nd4j.log.initialization=false ^
  "-Dzoo.home=%home%" %ZOO_JAVA_OPTIONS% ^
  -cp "%home%\lib\*;%home%\lib\natives\*" org.rnnzoo.launcher.Zoo %*
exit /b %errorlevel%
